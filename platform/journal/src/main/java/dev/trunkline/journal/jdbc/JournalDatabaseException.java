package dev.trunkline.journal.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database failed; the cause says how. */
public final class JournalDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalDatabaseException(SQLException cause) {
        super("database: " + cause.getMessage() + " (SQLState " + cause.getSQLState() + ")", cause);
    }

    /** The SQLState of the first {@link SQLException} among the causes, however deep a framework has wrapped it. */
    public static Optional<String> sqlState(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    /** Whether a constraint was violated: SQLState class 23. */
    public static boolean isConstraintViolation(Throwable thrown) {
        return sqlState(thrown).filter(state -> state.startsWith("23")).isPresent();
    }

    /** Whether the data itself can never be stored, such as a NUL character in text: SQLState classes 22 and 54. */
    public static boolean isUnstorableData(Throwable thrown) {
        return sqlState(thrown)
                .filter(state -> state.startsWith("22") || state.startsWith("54"))
                .isPresent();
    }
}

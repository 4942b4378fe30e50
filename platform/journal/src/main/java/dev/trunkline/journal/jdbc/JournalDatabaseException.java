package dev.trunkline.journal.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database failed; the cause says how. */
public final class JournalDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalDatabaseException(SQLException cause) {
        super("database: " + firstLine(cause) + " (SQLState " + cause.getSQLState() + ")", cause);
    }

    /** Further lines hold values of the row concerned, such as phone numbers. */
    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
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

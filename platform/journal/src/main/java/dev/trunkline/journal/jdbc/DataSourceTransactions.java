package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions over a plain {@link DataSource}; a nested call on the same thread joins the outer one. */
public final class DataSourceTransactions implements Transactions {

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // One per data source: a thread may be in transactions of several.
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    public DataSourceTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T call(SqlFunction<Connection, T> work) {
        var outer = running.get();
        try {
            return outer != null ? work.apply(outer.connection) : begin(work);
        } catch (SQLException e) {
            throw new JournalDatabaseException(e);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        var transaction = running.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit.add(action);
        }
    }

    private <T> T begin(SqlFunction<Connection, T> work) throws SQLException {
        List<Runnable> afterCommit = new ArrayList<>();
        T result;
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            running.set(new Running(connection, afterCommit));
            try {
                result = work.apply(connection);
                connection.commit();
            } catch (Throwable t) {
                rollback(connection, t);
                throw t;
            } finally {
                running.remove();
            }
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private static void rollback(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private record Running(Connection connection, List<Runnable> afterCommit) {}
}

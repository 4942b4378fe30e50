package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Work that one instance does at a time: it holds a lock of the database meanwhile, which PostgreSQL lets go when the instance
 * dies, so that another one goes on.
 */
public final class InstanceLock {

    private final DataSource dataSource;
    private final String name;

    /** @param name in the whole database: the service's, and what the work is */
    public InstanceLock(DataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    /** Something to be done by one alone. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Does it, or nothing where another instance is at it. Keeps one connection meanwhile.
     *
     * @return whether it was done here
     */
    public boolean run(Work work) throws InterruptedException {
        try (var connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(hashtext(?))")) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                var unused = ask(connection, "select pg_advisory_unlock(hashtext(?))");
            }
        } catch (SQLException e) {
            throw new JournalDatabaseException(e);
        }
    }

    private boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "trunkline " + name);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}

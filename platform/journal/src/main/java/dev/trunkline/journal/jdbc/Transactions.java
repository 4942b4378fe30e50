package dev.trunkline.journal.jdbc;

import java.sql.Connection;

/** Where the journal gets its transactions from: JTA in a service, plain JDBC in tests. */
public interface Transactions {

    /**
     * Runs the work in the running transaction, or in one of its own where none runs; that one is committed on return
     * and rolled back on any exception. Blocks for a connection.
     *
     * @throws JournalDatabaseException where the database failed; other unchecked exceptions pass unchanged
     */
    <T> T call(SqlFunction<Connection, T> work);

    /** Runs the action once the running transaction has committed, and never if it does not; at once where none runs. */
    void afterCommit(Runnable action);
}

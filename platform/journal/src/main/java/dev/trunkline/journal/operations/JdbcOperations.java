package dev.trunkline.journal.operations;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.query.EntryView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The operators' side of the journal's tables. */
public final class JdbcOperations implements JournalOperations {

    private static final Logger LOG = Logger.getLogger(JdbcOperations.class);

    private final Transactions transactions;
    private final Runnable wake;

    /** @param wake called after the commit of each action, as it may have made a lane ready */
    public JdbcOperations(Transactions transactions, Runnable wake) {
        this.transactions = transactions;
        this.wake = wake;
    }

    @Override
    public Page<EntryView> entries(EntryFilter filter, int limit, Optional<String> cursor) {
        return transactions.call(connection -> EntryReader.page(connection, filter, limit, cursor));
    }

    @Override
    public Optional<EntryDetail> entry(long id) {
        return transactions.call(connection -> EntryReader.detail(connection, id));
    }

    @Override
    public Page<LaneView> lanes(Optional<LaneState> state, int limit, Optional<String> cursor) {
        return transactions.call(connection -> LaneReader.page(connection, state, limit, cursor));
    }

    @Override
    public Optional<LaneView> lane(String key) {
        return transactions.call(connection -> LaneReader.lane(connection, key));
    }

    @Override
    public void retry(long entry, Justification by) {
        act(connection -> EntryActions.retry(connection, entry, by));
        LOG.infof("entry retried by an operator entryId=%d", entry);
    }

    @Override
    public void skip(long entry, Justification by) {
        act(connection -> EntryActions.skip(connection, entry, by));
        LOG.infof("entry skipped by an operator entryId=%d", entry);
    }

    @Override
    public void edit(long entry, byte[] data, Justification by) {
        act(connection -> EntryActions.edit(connection, entry, data, by));
        LOG.infof("entry edited by an operator entryId=%d", entry);
    }

    @Override
    public void hold(String lane, Justification by) {
        act(connection -> LaneActions.hold(connection, lane, by));
        LOG.info("lane held by an operator");
    }

    @Override
    public void release(String lane, Justification by) {
        act(connection -> LaneActions.release(connection, lane, by));
        LOG.info("lane released by an operator");
    }

    @Override
    public Page<AuditRecord> audit(int limit, Optional<String> cursor) {
        return transactions.call(connection -> AuditLog.page(connection, limit, cursor));
    }

    private void act(Action action) {
        transactions.call(connection -> {
            action.apply(connection);
            transactions.afterCommit(wake);
            return true;
        });
    }

    @FunctionalInterface
    private interface Action {
        void apply(Connection connection) throws SQLException;
    }
}

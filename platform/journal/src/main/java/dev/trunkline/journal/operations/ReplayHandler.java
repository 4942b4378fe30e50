package dev.trunkline.journal.operations;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.journal.jdbc.EntryCopies;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.operations.ReplayView.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Enqueues a replay batch by batch, each as one entry of the journal: what a batch enqueues, how far the replay is and the entry of
 * the next batch are committed together, so that a crash repeats nothing and leaves nothing out.
 */
public final class ReplayHandler implements EntryHandler {

    /** Of a replay's own entries. */
    public static final String TYPE = "trunkline.journal.replay";

    private static final Logger LOG = Logger.getLogger(ReplayHandler.class);
    static final int BATCH = 500;

    private static final String KNOWN = "select event_id from journal_entry where event_id = any(?)";
    private static final String MARK = "update journal_entry set replay = ? where event_id = any(?)";

    private final Transactions transactions;
    private final Journal journal;
    private final TopicReplay topics;
    private final Runnable wake;

    /** @param wake called after the commit of each batch of copies */
    public ReplayHandler(Transactions transactions, Journal journal, TopicReplay topics, Runnable wake) {
        this.transactions = transactions;
        this.journal = journal;
        this.topics = topics;
        this.wake = wake;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var own = ReplayEntry.of(entry.event());
        var replay = transactions
                .call(connection -> ReplayRow.find(connection, own.replay()))
                .orElseThrow(() -> new ParkException("replay " + own.replay() + " is gone: skip this entry"));
        var range = replay.topic();
        if (replay.state() != State.ENQUEUEING) {
            return Completion.nothing();
        }
        if (range == null) {
            return outbox -> continueReplay(entry, this::copy);
        }
        var batch = topics.read(range, Optional.ofNullable(own.after()));
        return outbox -> continueReplay(entry, (connection, row) -> takeIn(connection, row, batch));
    }

    /** Enqueues a batch. @return the entry that goes on; empty where nothing is left */
    @FunctionalInterface
    private interface Batch {
        Optional<ReplayEntry> enqueue(Connection connection, ReplayRow replay) throws SQLException;
    }

    private void continueReplay(Entry entry, Batch batch) {
        var id = ReplayEntry.of(entry.event()).replay();
        transactions.call(connection -> {
            var replay = ReplayRow.lock(connection, id).filter(row -> row.state() == State.ENQUEUEING);
            if (replay.isPresent()) {
                goOnOrFinish(connection, entry, id, batch.enqueue(connection, replay.get()));
            }
            return true;
        });
    }

    private void goOnOrFinish(Connection connection, Entry entry, long id, Optional<ReplayEntry> next)
            throws SQLException {
        if (next.isPresent()) {
            journal.append(List.of(next.get().toEntry(entry.seq(), entry.event().extensions())));
        } else {
            ReplayRow.finish(connection, id, State.ENQUEUED);
            LOG.infof("replay enqueued replayId=%d", id);
        }
    }

    private Optional<ReplayEntry> copy(Connection connection, ReplayRow replay) throws SQLException {
        var filter = replay.filter() == null ? EntryFilter.all() : replay.filter();
        var originals = ReplayCandidates.next(connection, replay, filter, BATCH);
        if (originals.isEmpty()) {
            return Optional.empty();
        }
        EntryCopies.append(connection, originals, replay.id());
        ReplayRow.advance(connection, replay.id(), originals.getLast().id(), originals.size());
        transactions.afterCommit(wake);
        return originals.size() < BATCH ? Optional.empty() : Optional.of(new ReplayEntry(replay.id(), null));
    }

    private Optional<ReplayEntry> takeIn(Connection connection, ReplayRow replay, TopicReplay.Batch batch)
            throws SQLException {
        var missing = missing(connection, batch.entries());
        var added = journal.append(missing).added();
        var ids = missing.stream().map(entry -> entry.event().id()).toArray();
        Sql.update(connection, MARK, replay.id(), connection.createArrayOf("text", ids));
        ReplayRow.advanceTopic(connection, replay.id(), batch.read(), added);
        return Optional.ofNullable(batch.next()).map(next -> new ReplayEntry(replay.id(), next));
    }

    private static List<NewEntry> missing(Connection connection, List<NewEntry> entries) throws SQLException {
        var ids = entries.stream().map(entry -> entry.event().id()).toArray();
        var known = new HashSet<>(
                Sql.list(connection, KNOWN, row -> row.getString(1), connection.createArrayOf("text", ids)));
        return entries.stream()
                .filter(entry -> !known.contains(entry.event().id()))
                .toList();
    }
}

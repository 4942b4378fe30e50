package dev.trunkline.journal.operations;

import dev.trunkline.journal.Journal;
import dev.trunkline.journal.engine.Handlers;
import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.operations.ReplayView.State;
import dev.trunkline.journal.query.EntryState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Starts and watches replays; {@link ReplayHandler} carries them out. */
public final class JournalReplays implements Replays {

    private static final Logger LOG = Logger.getLogger(JournalReplays.class);
    private static final String LAST = "select coalesce(max(id), 0) from journal_entry";
    private static final int FIRST_BATCH = 0;

    private final Transactions transactions;
    private final Journal journal;
    private final TopicReplay topics;
    private final ReplayPreviews previews;

    public JournalReplays(Transactions transactions, Journal journal, TopicReplay topics, Handlers handlers) {
        this.transactions = transactions;
        this.journal = journal;
        this.topics = topics;
        this.previews = new ReplayPreviews(handlers);
    }

    @Override
    public ReplayPreview preview(EntryFilter filter) {
        return transactions.call(connection -> previews.preview(connection, filter));
    }

    @Override
    public TopicPreview preview(TopicRange range) {
        return topics.preview(range);
    }

    @Override
    public ReplayView start(EntryFilter filter, Justification by) {
        if (isTooWide(filter)) {
            throw new NotPossibleException(
                    "a replay of everything is not what you want: name an entry, a lane, a type or times");
        }
        return transactions.call(connection -> {
            var upto = Sql.number(connection, LAST, List.of());
            var total = ReplayCandidates.count(connection, ReplayCandidates.finished(connection, filter));
            if (total == 0) {
                throw new NotPossibleException("nothing to replay: no entry that is done with matches; preview tells"
                        + " of those that are not, which may be retried");
            }
            var id = ReplayRow.insert(connection, by, filter, upto, total);
            AuditLog.replay(connection, by, id, filter, ReplayJson.write(filter));
            return enqueue(connection, id);
        });
    }

    @Override
    public ReplayView start(TopicRange range, Justification by) {
        topics.requireOurs(range);
        return transactions.call(connection -> {
            var id = ReplayRow.insert(connection, by, range);
            AuditLog.replay(connection, by, id, null, ReplayJson.write(range));
            return enqueue(connection, id);
        });
    }

    @Override
    public Optional<ReplayView> find(long id) {
        return transactions.call(connection -> ReplayRow.view(connection, id));
    }

    @Override
    public Page<ReplayView> list(int limit, Optional<String> cursor) {
        var views =
                transactions.call(connection -> ReplayRow.views(connection, Pages.before(cursor), Pages.rows(limit)));
        return Pages.cut(views, limit, ReplayView::id);
    }

    @Override
    public ReplayView cancel(long id, Justification by) {
        return transactions.call(connection -> {
            var replay = ReplayRow.lock(connection, id)
                    .orElseThrow(() -> new NotInJournalException("replay " + id + ": unknown here"));
            if (replay.state() != State.ENQUEUEING) {
                throw new NotPossibleException("replay " + id + " enqueues no more: nothing to cancel; hold its lanes"
                        + " or skip its entries to keep them from running");
            }
            ReplayRow.finish(connection, id, State.CANCELLED);
            AuditLog.cancelReplay(connection, by, id);
            return view(connection, id);
        });
    }

    /** That something is done, which most are, restricts nothing. */
    private static boolean isTooWide(EntryFilter filter) {
        var state = filter.state() == EntryState.DONE ? null : filter.state();
        return new EntryFilter(filter.id(), state, filter.lane(), filter.type(), filter.from(), filter.to())
                .isUnrestricted();
    }

    private ReplayView enqueue(Connection connection, long id) throws SQLException {
        journal.append(List.of(new ReplayEntry(id, null).toEntry(FIRST_BATCH, Map.of())));
        LOG.infof("replay started by an operator replayId=%d", id);
        return view(connection, id);
    }

    private static ReplayView view(Connection connection, long id) throws SQLException {
        return ReplayRow.view(connection, id).orElseThrow();
    }
}

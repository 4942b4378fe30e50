package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may become of the entry at the head of a lane. Each move is one transaction that counts only while the lane has
 * the epoch of our claim and our entry at its head: a worker that was frozen and robbed of its lease moves nothing.
 */
public final class LaneMoves {

    /** A lease that was given back counts no more, even where nobody has claimed the lane since. */
    private static final String FENCE = " where key = ? and epoch = ? and head = ? and lease_until > '-infinity' ";

    private static final String COMPLETE = """
            with moved as (
                update journal_lane
                set head = head + 1,
                    attempts = case when ? and state = 'ready' and head + 1 < tail then 1 else 0 end,
                    lease_until = case when ? and state = 'ready' and head + 1 < tail then lease_until
                                       else '-infinity' end,
                    next_at = case when ? and state = 'ready' and head + 1 < tail then next_at else now() end
                %s
                returning key, head, attempts, epoch, lease_until > '-infinity' as kept),
            done as (
                update journal_entry set state = 'done', attempts = ?, reason = null, code = null, finished_at = now()
                where id = ? and exists (select 1 from moved))
            select key as lane_key, head, moved.attempts as lane_attempts, epoch, kept, %s
            from moved left join journal_entry entry on kept and entry.lane = key and entry.seq = head
            """.formatted(FENCE, LaneHeads.COLUMNS);
    /** Both moves of a failed attempt keep it; those that succeed at once pay nothing for that. */
    private static final String FAILED = """
            failure (entry, attempt, reason, code) as (values (?::bigint, ?::integer, ?::text, ?::integer)),
            kept as (
                insert into journal_attempt (entry_id, attempt, reason, code)
                select entry, attempt, failure.reason, failure.code from failure, moved)
            update journal_entry
            set state = '%s', attempts = failure.attempt, reason = failure.reason, code = failure.code
            from failure, moved where id = failure.entry
            """;

    private static final String RETRY = """
            with moved as (
                update journal_lane set next_at = now() + make_interval(secs => ?), lease_until = '-infinity'
                %s returning 1),
            """.formatted(FENCE) + FAILED.formatted("waiting");
    private static final String PARK = """
            with moved as (
                update journal_lane
                set state = case when ? and state = 'ready' then 'parked' else state end,
                    head = case when ? then head else head + 1 end,
                    attempts = case when ? then attempts else 0 end,
                    next_at = now(), lease_until = '-infinity'
                %s returning 1),
            """.formatted(FENCE) + FAILED.formatted("parked");
    private static final String GIVE_BACK = """
            update journal_lane
            set lease_until = '-infinity', attempts = case head when ? then attempts else 0 end
            where key = ? and epoch = ?
            """;

    private final Transactions transactions;
    private final JdbcOutbox outbox;
    private final String parkedTopic;

    public LaneMoves(Transactions transactions, JdbcOutbox outbox, String service) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.parkedTopic = Topics.parked(service);
    }

    /**
     * Why an attempt failed, as kept with the entry.
     *
     * @param code the provider's, where it gave one
     */
    public record Reason(String text, @Nullable Integer code) {

        /** PostgreSQL stores no NUL character. */
        public Reason {
            text = text.replace('\0', ' ');
        }
    }

    /**
     * Marks the entry as done together with its completion.
     *
     * @param keep whether the lease shall go on with the lane's next entry
     * @return the lease on the next entry, where there is one and it was kept
     * @throws LeaseLostException with everything rolled back
     */
    public Optional<LaneLease> complete(LaneLease lease, Completion completion, boolean keep) {
        return transactions.call(connection -> {
            var next = moveOn(connection, lease, keep);
            outbox.collect(completion);
            return next;
        });
    }

    private static Optional<LaneLease> moveOn(Connection connection, LaneLease lease, boolean keep)
            throws SQLException {
        try (var statement = connection.prepareStatement(COMPLETE)) {
            statement.setBoolean(1, keep);
            statement.setBoolean(2, keep);
            statement.setBoolean(3, keep);
            var next = fence(statement, 4, lease);
            statement.setInt(next, lease.entry().attempt());
            statement.setLong(next + 1, lease.entry().id());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLostException(lease);
                }
                return row.getBoolean("kept") ? Optional.of(LaneHeads.read(connection, row)) : Optional.empty();
            }
        }
    }

    /** Gives the lane back and has the entry tried again, not before {@code delay} has passed. */
    public void retryLater(LaneLease lease, Duration delay, Reason reason, Completion completion) {
        transactions.call(connection -> {
            try (var statement = connection.prepareStatement(RETRY)) {
                statement.setDouble(1, LaneClaims.seconds(delay));
                fail(statement, 2, lease, reason);
            }
            outbox.collect(completion);
            return true;
        });
    }

    /** Gives up on the entry and tells the parked topic; the lane waits for someone or moves on. */
    public void park(LaneLease lease, OnPark onPark, Reason reason, Completion completion) {
        transactions.call(connection -> {
            try (var statement = connection.prepareStatement(PARK)) {
                for (var i = 1; i <= 3; i++) {
                    statement.setBoolean(i, onPark == OnPark.LANE_WAITS);
                }
                fail(statement, 4, lease, reason);
            }
            outbox.add(parkedTopic, lease.lane(), parked(lease, reason));
            outbox.collect(completion);
            return true;
        });
    }

    /**
     * Gives back a lane whose last move got no answer: where that was made and the lease was kept for the next entry, nobody
     * would work on it until the lease has run out. Does nothing where another worker has it.
     */
    public void giveBack(LaneLease lease) {
        transactions.call(connection -> {
            try (var statement = connection.prepareStatement(GIVE_BACK)) {
                statement.setLong(1, lease.entry().seq());
                statement.setString(2, lease.lane());
                statement.setLong(3, lease.epoch());
                return statement.executeUpdate();
            }
        });
    }

    private static void fail(PreparedStatement statement, int index, LaneLease lease, Reason reason)
            throws SQLException {
        var next = fence(statement, index, lease);
        statement.setLong(next, lease.entry().id());
        statement.setInt(next + 1, lease.entry().attempt());
        statement.setString(next + 2, reason.text());
        statement.setObject(next + 3, reason.code(), Types.INTEGER);
        if (statement.executeUpdate() == 0) {
            throw new LeaseLostException(lease);
        }
    }

    private static int fence(PreparedStatement statement, int index, LaneLease lease) throws SQLException {
        statement.setString(index, lease.lane());
        statement.setLong(index + 1, lease.epoch());
        statement.setLong(index + 2, lease.entry().seq());
        return index + 3;
    }

    /** The event as it came, with the reason: whoever reads the topic can feed it in again. */
    private static CloudEvent parked(LaneLease lease, Reason reason) {
        var event = lease.entry().event();
        var extensions = new HashMap<>(event.extensions());
        extensions.put(CloudEvent.Extension.REASON, reason.text());
        extensions.put("entryid", Long.toString(lease.entry().id()));
        return new CloudEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.dataContentType(),
                extensions,
                event.data());
    }
}

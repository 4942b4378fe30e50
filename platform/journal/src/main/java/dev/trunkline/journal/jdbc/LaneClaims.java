package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes and keeps leases on lanes. Only the database's clock counts, so that instances whose clocks differ agree on what
 * has run out.
 */
public final class LaneClaims {

    private static final String CLAIM = """
            with ready as (
                select key, lease_until from journal_lane
                where state = 'ready' and pending and greatest(next_at, lease_until) <= now()
                order by greatest(next_at, lease_until)
                limit ? for update skip locked),
            claimed as (
                update journal_lane lane
                set epoch = epoch + 1, attempts = attempts + 1, lease_owner = ?,
                    lease_until = now() + make_interval(secs => ?)
                from ready where lane.key = ready.key
                returning lane.key, head, lane.attempts, epoch, ready.lease_until > '-infinity' as stolen)
            select key as lane_key, head, claimed.attempts as lane_attempts, epoch, stolen, %s
            from claimed left join journal_entry entry on entry.lane = key and entry.seq = head
            """.formatted(LaneHeads.COLUMNS);
    /** Locks in the order in which an append locks: the bytes of the keys. */
    private static final String RENEW = """
            with mine as (
                select key from journal_lane join unnest(?::text[], ?::bigint[]) as held (lane, number)
                    on key = lane and epoch = number
                where lease_until > '-infinity'
                order by key collate "C" for update of journal_lane)
            update journal_lane set lease_until = now() + make_interval(secs => ?)
            from mine where journal_lane.key = mine.key
            returning journal_lane.key
            """;

    private final Transactions transactions;
    private final String owner;
    private final Duration lease;

    /** @param owner names this instance, for people who look at the table */
    public LaneClaims(Transactions transactions, String owner, Duration lease) {
        this.transactions = transactions;
        this.owner = owner;
        this.lease = lease;
    }

    /**
     * Leases that were taken.
     *
     * @param stolen how many of them had run out under another worker that never finished
     */
    public record Claimed(List<LaneLease> leases, int stolen) {}

    /** Takes up to {@code max} lanes with work that nobody works on; those that have waited longest first. */
    public Claimed claim(int max) {
        return transactions.call(connection -> claim(connection, max));
    }

    private Claimed claim(Connection connection, int max) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setInt(1, max);
            statement.setString(2, owner);
            statement.setDouble(3, seconds(lease));
            var leases = new ArrayList<LaneLease>();
            var stolen = 0;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    leases.add(LaneHeads.read(connection, rows));
                    stolen += rows.getBoolean("stolen") ? 1 : 0;
                }
            }
            return new Claimed(leases, stolen);
        }
    }

    /**
     * Keeps leases going.
     *
     * @return lanes that are still ours
     */
    public Set<String> renew(Collection<LaneLease> leases) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(RENEW)) {
                var held = List.copyOf(leases);
                statement.setArray(1, EventColumns.texts(connection, held, LaneLease::lane));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "bigint", held.stream().map(LaneLease::epoch).toArray()));
                statement.setDouble(3, seconds(lease));
                var ours = new HashSet<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ours.add(rows.getString(1));
                    }
                }
                return ours;
            }
        });
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

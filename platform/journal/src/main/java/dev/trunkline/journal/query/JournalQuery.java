package dev.trunkline.journal.query;

import dev.trunkline.journal.jdbc.SqlFunction;
import dev.trunkline.journal.jdbc.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Questions to the journal. Every call blocks on the database. */
public final class JournalQuery {

    private static final String ENTRY = "select " + EntryRows.COLUMNS + " from journal_entry entry ";
    private static final String BACKLOG = """
            with pending as (
                select count(*) as lanes, coalesce(sum(tail - head), 0) as depth, min(appended_at) as oldest
                from journal_lane left join journal_entry on lane = key and seq = head where pending),
            parked as (select count(*) as parked from journal_entry where parked),
            held as (select count(*) as held from journal_lane where state = 'held'),
            outbox as (select count(*) as outbox, min(added_at) as oldest_outbox from journal_outbox)
            select * from pending, parked, held, outbox
            """;

    private static final String TYPES = """
            select type from journal_lane join journal_entry on lane = key and seq = head where pending
            union
            select type from (select type from journal_entry order by id desc limit 10000) lately
            """;

    private static final String IS_WAITING = """
            select exists (select 1 from journal_lane join journal_entry entry on lane = key and seq >= head
                where key = ? and entry.state = 'waiting' and type = ? and source = ? and event_id <> ?)
            """;

    private final Transactions transactions;

    public JournalQuery(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Cheap however many entries are done. */
    public Backlog backlog() {
        return query(
                BACKLOG,
                statement -> {},
                row -> row.next()
                        ? new Backlog(
                                row.getLong("depth"),
                                row.getLong("lanes"),
                                row.getLong("parked"),
                                row.getLong("held"),
                                instant(row, "oldest"),
                                row.getLong("outbox"),
                                instant(row, "oldest_outbox"))
                        : Backlog.empty());
    }

    /** Counts every entry: reads the whole table. */
    public Ledger ledger() {
        return query("select state, count(*) from journal_entry group by state", statement -> {}, rows -> {
            var counts = new EnumMap<EntryState, Long>(EntryState.class);
            while (rows.next()) {
                counts.put(EntryState.of(rows.getString(1)), rows.getLong(2));
            }
            return new Ledger(counts);
        });
    }

    public Optional<EntryView> byEventId(String eventId) {
        return query(
                ENTRY + "where event_id = ?",
                statement -> statement.setString(1, eventId),
                row -> row.next() ? Optional.of(EntryRows.read(row)) : Optional.empty());
    }

    /** Those of the events that were never taken in, or whose entries retention has deleted; in the order given. */
    public List<String> unknown(List<String> eventIds) {
        var unknown = new LinkedHashSet<>(eventIds);
        query(
                "select event_id from journal_entry where event_id = any (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", eventIds.toArray())),
                rows -> {
                    while (rows.next()) {
                        unknown.remove(rows.getString(1));
                    }
                    return unknown;
                });
        return List.copyOf(unknown);
    }

    /** Those of the events whose entries are still to be done. */
    public List<String> waiting(Collection<String> eventIds) {
        return query(
                "select event_id from journal_entry where event_id = any (?) and state = 'waiting'",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", eventIds.toArray())),
                rows -> {
                    var waiting = new ArrayList<String>();
                    while (rows.next()) {
                        waiting.add(rows.getString(1));
                    }
                    return waiting;
                });
    }

    /** Whether a lane has an entry of a type and source still to be done, other than that of an event. */
    public boolean isWaiting(String lane, String type, String source, String eventId) {
        return query(
                IS_WAITING,
                statement -> {
                    statement.setString(1, lane);
                    statement.setString(2, type);
                    statement.setString(3, source);
                    statement.setString(4, eventId);
                },
                row -> row.next() && row.getBoolean(1));
    }

    /** Entries of a lane in their order. */
    public List<EntryView> lane(String lane, int limit) {
        return query(
                ENTRY + "where lane = ? order by seq limit ?",
                statement -> {
                    statement.setString(1, lane);
                    statement.setInt(2, limit);
                },
                EntryRows::readAll);
    }

    /** Entries that were given up, oldest first. */
    public List<EntryView> parked(int limit) {
        return query(
                ENTRY + "where parked order by id limit ?",
                statement -> statement.setInt(1, limit),
                EntryRows::readAll);
    }

    /** Types that have to be handled next, and those received last, which will come again. */
    public Set<String> typesToExpect() {
        return query(TYPES, statement -> {}, rows -> {
            var types = new TreeSet<String>();
            while (rows.next()) {
                types.add(rows.getString(1));
            }
            return types;
        });
    }

    private <T> T query(String sql, Parameters parameters, SqlFunction<ResultSet, T> read) {
        return transactions.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                try (var rows = statement.executeQuery()) {
                    return read.apply(rows);
                }
            }
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}

package dev.trunkline.journal.jdbc;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Appends with two statements however many entries there are: one locks the lanes, in the order of their keys so that
 * two writers cannot block each other, and reserves places at their tails; one inserts what is not known yet.
 */
public final class JdbcJournal implements Journal {

    private static final String RESERVE = """
            insert into journal_lane as lane (key, tail)
            select key, 1 + places from unnest(?::text[], ?::bigint[]) as wanted (key, places)
            on conflict (key) do update set tail = lane.tail + excluded.tail - 1
            returning key, tail
            """;
    private static final String INSERT = """
            insert into journal_entry (lane, seq, %s)
            select * from unnest(?::text[], ?::bigint[], %s)
            on conflict (event_id) do nothing
            """.formatted(EventColumns.NAMES, EventColumns.ARRAYS);

    private final Transactions transactions;
    private final Runnable wake;

    /** @param wake called after the commit of each transaction that brought new entries */
    public JdbcJournal(Transactions transactions, Runnable wake) {
        this.transactions = transactions;
        this.wake = wake;
    }

    @Override
    public Appended append(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return new Appended(0, 0);
        }
        return transactions.call(connection -> {
            var tails = reserve(connection, placesByLane(entries));
            var added = insert(connection, entries, tails);
            if (added < entries.size()) {
                ReservedPlaces.giveBack(connection, tails);
            }
            if (added > 0) {
                transactions.afterCommit(wake);
            }
            return new Appended(added, entries.size() - added);
        });
    }

    private static SortedMap<String, Long> placesByLane(List<NewEntry> entries) {
        var places = new TreeMap<String, Long>();
        entries.forEach(entry -> places.merge(entry.lane(), 1L, Long::sum));
        return places;
    }

    /** @return for each lane the first reserved place */
    private static SortedMap<String, Long> reserve(Connection connection, SortedMap<String, Long> places)
            throws SQLException {
        var firsts = new TreeMap<String, Long>();
        try (var statement = connection.prepareStatement(RESERVE)) {
            statement.setArray(
                    1, connection.createArrayOf("text", places.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("bigint", places.values().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var lane = rows.getString(1);
                    firsts.put(lane, rows.getLong(2) - places.getOrDefault(lane, 0L));
                }
            }
        }
        return firsts;
    }

    private static int insert(Connection connection, List<NewEntry> entries, Map<String, Long> firsts)
            throws SQLException {
        var next = new TreeMap<>(firsts);
        var places = new Long[entries.size()];
        for (var i = 0; i < places.length; i++) {
            places[i] = next.merge(entries.get(i).lane(), 1L, Long::sum) - 1;
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, EventColumns.texts(connection, entries, NewEntry::lane));
            statement.setArray(2, connection.createArrayOf("bigint", places));
            EventColumns.set(
                    statement,
                    3,
                    entries.stream().map(entry -> traced(entry.event())).toList());
            return statement.executeUpdate();
        }
    }

    /** All attempts of an entry belong to one trace, so one that came without begins here. */
    private static CloudEvent traced(CloudEvent event) {
        if (event.extensions().containsKey(CloudEvent.Extension.TRACE_PARENT)) {
            return event;
        }
        var extensions = new HashMap<>(event.extensions());
        extensions.put(CloudEvent.Extension.TRACE_PARENT, TraceContext.start().traceparent());
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

package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reserves places at the ends of lanes, and with that locks them, in the order of their keys as every writer does. */
final class LaneTails {

    private static final String RESERVE = """
            insert into journal_lane as lane (key, tail)
            select key, 1 + places from unnest(?::text[], ?::bigint[]) as wanted (key, places)
            on conflict (key) do update set tail = lane.tail + excluded.tail - 1
            returning key, tail
            """;

    private LaneTails() {}

    /**
     * Reserves a place for each occurrence of a lane.
     *
     * @return for each lane the first reserved place
     */
    static SortedMap<String, Long> reserve(Connection connection, Stream<String> lanes) throws SQLException {
        var wanted = new TreeMap<String, Long>();
        lanes.forEach(lane -> wanted.merge(lane, 1L, Long::sum));
        var firsts = new TreeMap<String, Long>();
        try (var statement = connection.prepareStatement(RESERVE)) {
            statement.setArray(
                    1, connection.createArrayOf("text", wanted.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("bigint", wanted.values().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var lane = rows.getString(1);
                    firsts.put(lane, rows.getLong(2) - wanted.getOrDefault(lane, 0L));
                }
            }
        }
        return firsts;
    }

    /** The places of entries in the order of their lanes. */
    static List<Long> places(Map<String, Long> firsts, Stream<String> lanes) {
        var next = new TreeMap<>(firsts);
        return lanes.map(lane -> next.merge(lane, 1L, Long::sum) - 1).toList();
    }
}

package dev.trunkline.journal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;

/** Places that stayed empty because their events were known: the lanes close ranks, so that {@code seq} has no gaps. */
final class ReservedPlaces {

    private static final String CLOSE_RANKS = """
            with reserved as (select * from unnest(?::text[], ?::bigint[]) as r (lane, first)),
            ranked as (
                select id, first + row_number() over (partition by entry.lane order by seq) - 1 as place
                from reserved join journal_entry entry on entry.lane = reserved.lane and entry.seq >= reserved.first)
            update journal_entry entry set seq = - place
            from ranked where entry.id = ranked.id and entry.seq <> place
            """;
    private static final String SETTLE = "update journal_entry set seq = - seq where lane = any(?::text[]) and seq < 0";
    private static final String TAILS = """
            update journal_lane set tail = reserved.first + (
                select count(*) from journal_entry where journal_entry.lane = key and seq >= reserved.first)
            from unnest(?::text[], ?::bigint[]) as reserved (lane, first)
            where key = reserved.lane
            """;

    private ReservedPlaces() {}

    /**
     * Moves entries up into empty places and lowers the tails. The caller's transaction has the lanes locked.
     *
     * @param firsts for each lane the first place reserved
     */
    static void giveBack(Connection connection, SortedMap<String, Long> firsts) throws SQLException {
        var lanes = connection.createArrayOf("text", firsts.keySet().toArray());
        var places = connection.createArrayOf("bigint", firsts.values().toArray());
        // By way of negative places: a place may be free only once its holder has moved.
        try (var closeRanks = connection.prepareStatement(CLOSE_RANKS);
                var settle = connection.prepareStatement(SETTLE);
                var tails = connection.prepareStatement(TAILS)) {
            closeRanks.setArray(1, lanes);
            closeRanks.setArray(2, places);
            if (closeRanks.executeUpdate() > 0) {
                settle.setArray(1, lanes);
                settle.executeUpdate();
            }
            tails.setArray(1, lanes);
            tails.setArray(2, places);
            tails.executeUpdate();
        }
    }
}

package dev.trunkline.journal.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Lists lanes and tells of one. */
final class LaneReader {

    /** Stands behind every id: held lanes without entries come last. */
    private static final long NO_ENTRY = Long.MAX_VALUE;

    private static final String LANE = """
            select key, lane.state as lane_state, tail - head as depth, lane.attempts as lane_attempts, next_at,
                case when lease_until > now() then lease_owner end as worker,
                entry.appended_at, entry.id, entry.type, entry.reason, entry.code
            from journal_lane lane left join journal_entry entry on entry.lane = key and entry.seq = head and pending
            """;
    private static final String PAGE = LANE + """
            where %s and (coalesce(entry.id, ?), key) > (?, ?)
            order by coalesce(entry.id, ?), key limit ?
            """;

    private LaneReader() {}

    static Page<LaneView> page(Connection connection, Optional<LaneState> state, int limit, Optional<String> cursor)
            throws SQLException {
        var after = cursor.map(Cursor::parse).orElse(Cursor.START);
        var rows = Sql.list(
                connection,
                PAGE.formatted(condition(state)),
                LaneReader::read,
                NO_ENTRY,
                after.entry,
                after.key,
                NO_ENTRY,
                Pages.rows(limit));
        return Pages.cut(rows, limit, Cursor::of);
    }

    static Optional<LaneView> lane(Connection connection, String key) throws SQLException {
        return Sql.first(connection, LANE + "where key = ?", LaneReader::read, key);
    }

    private static String condition(Optional<LaneState> state) {
        return state.map(wanted -> switch (wanted) {
                    case READY -> "pending and lane.state = 'ready'";
                    case PARKED -> "pending and lane.state = 'parked'";
                    case HELD -> "lane.state = 'held'";
                })
                .orElse("(pending or lane.state = 'held')");
    }

    private static LaneView read(ResultSet row) throws SQLException {
        return new LaneView(
                row.getString("key"),
                LaneState.valueOf(row.getString("lane_state").toUpperCase(Locale.ROOT)),
                row.getLong("depth"),
                row.getInt("lane_attempts"),
                Sql.time(row, "next_at"),
                row.getString("worker"),
                Sql.instant(row, "appended_at"),
                Sql.number(row, "id"),
                row.getString("type"),
                row.getString("reason"),
                row.getObject("code", Integer.class));
    }

    /** The place of a lane in the list. */
    private record Cursor(long entry, String key) {
        static final Cursor START = new Cursor(0, "");

        static Cursor of(LaneView lane) {
            var head = lane.headEntry();
            return new Cursor(head == null ? NO_ENTRY : head, lane.key());
        }

        static Cursor parse(String cursor) {
            var colon = Math.max(0, cursor.indexOf(':'));
            return new Cursor(
                    Pages.id(cursor.substring(0, colon)), cursor.substring(Math.min(cursor.length(), colon + 1)));
        }

        @Override
        public String toString() {
            return entry + ":" + key;
        }
    }
}

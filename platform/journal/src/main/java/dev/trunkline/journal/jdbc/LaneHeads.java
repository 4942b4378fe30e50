package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Reads the entry at the head of a claimed lane. */
final class LaneHeads {

    /** What a row needs besides {@code lane_key}, {@code head}, {@code lane_attempts} and {@code epoch}. */
    static final String COLUMNS = "entry.id, coalesce(origin, entry.id) as origin, appended_at, "
            + "coalesce(tried_from, appended_at) as limit_from, "
            + "extract(epoch from now() - coalesce(tried_from, appended_at)) as age, " + EventColumns.NAMES;

    private static final String LOAD = """
            select key as lane_key, head, lane.attempts as lane_attempts, epoch, %s
            from journal_lane lane join journal_entry entry on entry.lane = key and entry.seq = head
            where key = ?
            """.formatted(COLUMNS);

    private LaneHeads() {}

    /**
     * Reads the current row. The entry is missing from it where it was appended after the statement began and the lane
     * row was re-read when its lock came free; then it is read by a statement of its own.
     */
    static LaneLease read(Connection connection, ResultSet row) throws SQLException {
        row.getLong("id");
        return row.wasNull() ? load(connection, row.getString("lane_key")) : map(row);
    }

    private static LaneLease load(Connection connection, String lane) throws SQLException {
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setString(1, lane);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "lane=" + lane + ": no entry at its head; entries were deleted by hand, restore them");
                }
                return map(row);
            }
        }
    }

    private static LaneLease map(ResultSet row) throws SQLException {
        var entry = new Entry(
                row.getLong("id"),
                row.getLong("origin"),
                row.getString("lane_key"),
                row.getLong("head"),
                row.getInt("lane_attempts"),
                EventColumns.read(row),
                row.getObject("appended_at", OffsetDateTime.class).toInstant(),
                row.getObject("limit_from", OffsetDateTime.class).toInstant());
        return new LaneLease(entry, row.getLong("epoch"), Duration.ofMillis((long) (row.getDouble("age") * 1000)));
    }
}

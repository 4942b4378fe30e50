package dev.trunkline.journal.operations;

import dev.trunkline.journal.jdbc.EntryCopies.Original;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Which entries a replay copies: those that are done with. The replays' own entries never, and copies only where they are named, as
 * each replay would double them. What a replay took in from a topic is no copy.
 */
final class ReplayCandidates {

    private static final String LANE_WAITS =
            "exists (select 1 from journal_lane where key = entry.lane and head = entry.seq)";
    private static final String NOT_OURS = "entry.type <> '" + ReplayHandler.TYPE + "'";
    private static final String NO_COPY = "entry.origin is null";
    private static final String WHOLE = "entry.erased_by is null";
    private static final String FINISHED = "entry.state in ('done', 'skipped') or entry.parked and not " + LANE_WAITS;
    private static final String UNFINISHED = "entry.state = 'waiting' or entry.parked and " + LANE_WAITS;

    /** Locks them, so that nobody deletes them before they are copied. */
    private static final String NEXT = """
            select entry.id, entry.lane from journal_entry entry where %s and entry.id > ? and entry.id <= ?
            order by entry.id limit ? for key share of entry
            """;

    private ReplayCandidates() {}

    /** Whole, and done, skipped, or parked where the lane has gone on: retry is the verb for one that its lane waits for. */
    static Conditions finished(Connection connection, EntryFilter filter) throws SQLException {
        var finished =
                Conditions.of(connection, filter).and(NOT_OURS).and(WHOLE).and(FINISHED);
        return filter.id() == null ? finished.and(NO_COPY) : finished;
    }

    static Conditions unfinished(Connection connection, EntryFilter filter) throws SQLException {
        return Conditions.of(connection, filter).and(NOT_OURS).and(UNFINISHED);
    }

    static long count(Connection connection, Conditions conditions) throws SQLException {
        var sql = "select count(*) from journal_entry entry where " + conditions.text();
        return Sql.number(connection, sql, conditions.values());
    }

    /** The next to be copied, in the order in which they were received. */
    static List<Original> next(Connection connection, ReplayRow replay, EntryFilter filter, int limit)
            throws SQLException {
        var conditions = finished(connection, filter);
        return Sql.list(
                connection,
                NEXT.formatted(conditions.text()),
                row -> new Original(row.getLong("id"), row.getString("lane")),
                conditions.values(replay.reached(), replay.upto(), limit));
    }
}

package dev.trunkline.journal.operations;

import java.sql.Connection;
import java.sql.SQLException;

/** Hold and release. Neither touches the epoch: an entry that is being handled is finished. */
final class LaneActions {

    private static final String HOLD = """
            insert into journal_lane as lane (key, state) values (?, 'held')
            on conflict (key) do update set state = 'held' where lane.state <> 'held'
            """;
    private static final String LOCK = "select state from journal_lane where key = ? for update";
    private static final String RELEASE = """
            update journal_lane
            set state = case when exists (
                select 1 from journal_entry entry where entry.lane = key and entry.seq = head and entry.parked)
                then 'parked' else 'ready' end
            where key = ?
            """;

    private LaneActions() {}

    static void hold(Connection connection, String lane, Justification by) throws SQLException {
        if (lane.isBlank()) {
            throw new InvalidRequestException("lane: blank (expected: the key of a lane)");
        }
        if (Sql.update(connection, HOLD, lane) == 0) {
            throw new NotPossibleException("the lane is held already: nothing to do, or release it");
        }
        AuditLog.lane(connection, by, "hold", lane);
    }

    /** Locks the lane before it looks at its head, as a worker may be about to park that. */
    static void release(Connection connection, String lane, Justification by) throws SQLException {
        var state = Sql.first(connection, LOCK, row -> row.getString(1), lane)
                .orElseThrow(() -> new NotInJournalException("no such lane: it never had an entry and is not held"));
        if (!state.equals("held")) {
            throw new NotPossibleException("the lane is " + state + ", not held: nothing to release");
        }
        Sql.update(connection, RELEASE, lane);
        AuditLog.lane(connection, by, "release", lane);
    }
}

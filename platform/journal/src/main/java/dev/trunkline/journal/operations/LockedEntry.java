package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.NoSuchElementException;

/** An entry whose lane is locked, so that no worker moves it until the transaction ends. */
record LockedEntry(long id, String lane, long seq, EntryState state, long head) {

    private static final String LANE = "select lane from journal_entry where id = ?";
    private static final String LOCK = "select head from journal_lane where key = ? for update";
    private static final String ENTRY = "select seq, state from journal_entry where id = ?";

    /** Where it stands. */
    enum Place {
        HEAD,
        /** Parked, and its lane has gone on without it. */
        LEFT_BEHIND,
        /** Behind others. */
        QUEUED,
        FINISHED
    }

    /** Reads the entry once the lane is locked: what was read before may have changed meanwhile. */
    static LockedEntry lock(Connection connection, long id) throws SQLException {
        var lane = Sql.first(connection, LANE, row -> row.getString(1), id)
                .orElseThrow(() -> new NoSuchElementException(
                        "entry " + id + ": unknown here; it may have been deleted after its retention"));
        var head = Sql.first(connection, LOCK, row -> row.getLong(1), lane)
                .orElseThrow(() -> new NoSuchElementException("entry " + id + ": its lane is gone"));
        return Sql.first(
                        connection,
                        ENTRY,
                        row -> new LockedEntry(
                                id, lane, row.getLong("seq"), EntryState.of(row.getString("state")), head),
                        id)
                .orElseThrow(() -> new NoSuchElementException("entry " + id + ": deleted just now"));
    }

    Place place() {
        return switch (state) {
            case DONE, SKIPPED -> Place.FINISHED;
            case PARKED -> seq == head ? Place.HEAD : Place.LEFT_BEHIND;
            case WAITING -> seq == head ? Place.HEAD : Place.QUEUED;
        };
    }

    /** @param action the verb, such as {@code retry} */
    NotPossibleException notPossible(String action) {
        return new NotPossibleException(
                place() == Place.QUEUED
                        ? "entry " + id + " waits behind " + (seq - head) + " others in its lane: " + action
                                + " the one at the lane's head"
                        : "entry " + id + " is " + state.name().toLowerCase(Locale.ROOT) + ": nothing to " + action
                                + "; replay it to have it done anew");
    }
}

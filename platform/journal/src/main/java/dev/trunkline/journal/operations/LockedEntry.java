package dev.trunkline.journal.operations;

import dev.trunkline.journal.query.EntryState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry whose lane is locked, so that no worker moves it until the transaction ends.
 *
 * @param leasedUntil how long the lane is a worker's; null where it is nobody's, as its lease has run out for example
 */
record LockedEntry(
        long id,
        String lane,
        long seq,
        EntryState state,
        long head,
        @Nullable Instant leasedUntil) {

    private static final String LANE = "select lane from journal_entry where id = ?";
    private static final String LOCK = """
            select head, case when lease_until > now() then lease_until end as leased_until
            from journal_lane where key = ? for update
            """;
    private static final String ENTRY = "select seq, state from journal_entry where id = ?";

    /** Where it stands. */
    enum Place {
        HEAD,
        /** At the head, and a worker is at it. */
        RUNNING,
        /** Parked, and its lane has gone on without it. */
        LEFT_BEHIND,
        /** Behind others. */
        QUEUED,
        FINISHED
    }

    /** Reads the entry once the lane is locked: what was read before may have changed meanwhile. */
    static LockedEntry lock(Connection connection, long id) throws SQLException {
        var lane = Sql.first(connection, LANE, row -> row.getString(1), id)
                .orElseThrow(() -> new NotInJournalException(
                        "entry " + id + ": unknown here; it may have been deleted after its retention"));
        var locked = Sql.first(
                        connection, LOCK, row -> new Lane(row.getLong("head"), Sql.instant(row, "leased_until")), lane)
                .orElseThrow(() -> new NotInJournalException("entry " + id + ": its lane is gone"));
        return Sql.first(
                        connection,
                        ENTRY,
                        row -> new LockedEntry(
                                id,
                                lane,
                                row.getLong("seq"),
                                EntryState.of(row.getString("state")),
                                locked.head,
                                locked.leasedUntil),
                        id)
                .orElseThrow(() -> new NotInJournalException("entry " + id + ": deleted just now"));
    }

    Place place() {
        return switch (state) {
            case DONE, SKIPPED -> Place.FINISHED;
            case PARKED -> seq == head ? Place.HEAD : Place.LEFT_BEHIND;
            case WAITING -> seq == head ? headOrRunning() : Place.QUEUED;
        };
    }

    private Place headOrRunning() {
        return leasedUntil == null ? Place.HEAD : Place.RUNNING;
    }

    /** @param action the verb, such as {@code retry} */
    NotPossibleException notPossible(String action) {
        return new NotPossibleException("entry " + id
                + switch (place()) {
                    case RUNNING ->
                        " is being handled until " + leasedUntil + " or longer; hold the lane first, then try again";
                    case QUEUED ->
                        " waits behind " + (seq - head) + " others in its lane: " + action
                                + " the one at the lane's head";
                    case HEAD, LEFT_BEHIND, FINISHED ->
                        " is " + state.name().toLowerCase(Locale.ROOT) + ": nothing to " + action
                                + "; replay it to have it done anew";
                });
    }

    private record Lane(long head, @Nullable Instant leasedUntil) {}
}

package dev.trunkline.journal.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sweep and what it found.
 *
 * @param scheduled whether the schedule asked for it
 * @param by who asked for it; {@value #SCHEDULE} where nobody did
 * @param from the provider's date of what is compared, included
 * @param to excluded
 * @param compared items of the provider
 * @param missing of these, items that we lacked; each has been appended to the journal
 * @param changed of these, items whose state we did not know; appended likewise
 * @param items what was missing or changed, in the order it was found, at most {@value #MOST_ITEMS}
 * @param reason why it failed; null where it did not
 * @param startedAt null while it waits
 * @param finishedAt null until it is done or has failed
 */
public record ReconciliationReport(
        long id,
        State state,
        boolean scheduled,
        String by,
        Instant from,
        Instant to,
        long compared,
        long missing,
        long changed,
        List<Item> items,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Who asked for a sweep that nobody asked for. */
    public static final String SCHEDULE = "schedule";

    /** The counts go on beyond. */
    public static final int MOST_ITEMS = 1000;

    public ReconciliationReport {
        items = List.copyOf(items);
    }

    public enum State {
        /** For its turn: one sweep runs at a time. */
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        /** The name in the database and towards clients. Never changed once published. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static State ofId(String id) {
            return valueOf(id.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * What was repaired.
     *
     * @param sid the provider's id
     * @param what in words for people
     */
    public record Item(String sid, String what) {}

    /** What was made up for: all that was missing or changed. */
    public long applied() {
        return missing + changed;
    }

    public boolean isFinished() {
        return state == State.DONE || state == State.FAILED;
    }

    ReconciliationReport begun(Instant at) {
        return with(State.RUNNING, 0, 0, 0, List.of(), null, at, null);
    }

    ReconciliationReport ended(
            long nextCompared,
            long nextMissing,
            long nextChanged,
            List<Item> nextItems,
            @Nullable String failure,
            Instant at) {
        return with(
                failure == null ? State.DONE : State.FAILED,
                nextCompared,
                nextMissing,
                nextChanged,
                nextItems,
                failure,
                startedAt,
                at);
    }

    private ReconciliationReport with(
            State nextState,
            long nextCompared,
            long nextMissing,
            long nextChanged,
            List<Item> nextItems,
            @Nullable String nextReason,
            @Nullable Instant nextStartedAt,
            @Nullable Instant nextFinishedAt) {
        return new ReconciliationReport(
                id,
                nextState,
                scheduled,
                by,
                from,
                to,
                nextCompared,
                nextMissing,
                nextChanged,
                nextItems,
                nextReason,
                nextStartedAt,
                nextFinishedAt);
    }
}

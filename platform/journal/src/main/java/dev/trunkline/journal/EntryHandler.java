package dev.trunkline.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what one kind of entry means. One entry of a lane at a time; lanes run side by side. */
public interface EntryHandler {

    /** Whether this handler owns a CloudEvents type. Exactly one handler of a service owns each. */
    boolean handles(String eventType);

    /**
     * Runs on a virtual thread without a database connection. Calls to the outside go through {@code steps}, so that a
     * retry or a replay does not repeat them; changes of the database go into the returned completion.
     *
     * @throws ParkException to give up on the entry with a reason
     * @throws Exception anything else is classified and, where transient, tried again later
     */
    Completion handle(Entry entry, Steps steps) throws Exception;

    /** What a parked entry means for the entries behind it. */
    default OnPark onPark(Entry entry) {
        return OnPark.LANE_WAITS;
    }

    /** How long after it was appended an entry is still tried. */
    default Duration timeLimit() {
        return Duration.ofDays(3);
    }

    /** Names of the steps that {@link #handle} may take with this entry; shown by the preview of a replay. */
    default List<String> stepNames(Entry entry) {
        return List.of();
    }

    /** What to change in the database when an attempt has failed and another will follow; same transaction. */
    default Completion onDelay(Entry entry, Delay delay) {
        return Completion.nothing();
    }

    /** What to change in the database when the entry is given up; same transaction. */
    default Completion onParked(Entry entry, String reason) {
        return Completion.nothing();
    }

    /**
     * Why an entry is late.
     *
     * @param code the provider's, where it gave one
     * @param nextAt when it is tried again, at the earliest
     */
    record Delay(String reason, @Nullable Integer code, Instant nextAt) {}

    enum OnPark {
        /** Nothing behind it runs until someone has dealt with it. */
        LANE_WAITS,
        /** The lane goes on; the parked entry is kept. */
        LANE_MOVES_ON
    }
}

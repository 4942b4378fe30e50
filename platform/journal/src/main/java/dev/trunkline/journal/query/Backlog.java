package dev.trunkline.journal.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What is still to be done.
 *
 * @param depth entries not done, those behind a parked or held one included
 * @param lanes lanes that hold them
 * @param parked entries given up
 * @param held lanes that an operator keeps from running
 * @param oldest when the oldest of the entries at the heads of the lanes was appended: held, throttled and parked included
 * @param outbox records not yet published
 * @param oldestOutbox when the oldest of these was added
 */
public record Backlog(
        long depth,
        long lanes,
        long parked,
        long held,
        Optional<Instant> oldest,
        long outbox,
        Optional<Instant> oldestOutbox) {

    /** Nothing to do. */
    public static Backlog empty() {
        return new Backlog(0, 0, 0, 0, Optional.empty(), 0, Optional.empty());
    }
}

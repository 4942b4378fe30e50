package dev.trunkline.journal;

import dev.trunkline.contracts.event.CloudEvent;
import java.time.Instant;

/**
 * One piece of work at the head of its lane.
 *
 * @param id unique within the service
 * @param origin the entry whose steps it shares: its own id, or, where an operator had it replayed, that of the entry
 *     first received; names of what steps create derive from it
 * @param seq position in the lane
 * @param attempt 1 for the first
 * @param triedFrom when its time limit began: when it was appended, or when an operator had it tried again
 */
public record Entry(
        long id,
        long origin,
        String lane,
        long seq,
        int attempt,
        CloudEvent event,
        Instant appendedAt,
        Instant triedFrom) {

    /** An entry that no operator has touched. */
    public Entry(long id, long origin, String lane, long seq, int attempt, CloudEvent event, Instant appendedAt) {
        this(id, origin, lane, seq, attempt, event, appendedAt, appendedAt);
    }
}

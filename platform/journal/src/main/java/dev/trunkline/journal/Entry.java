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
 */
public record Entry(long id, long origin, String lane, long seq, int attempt, CloudEvent event, Instant appendedAt) {}

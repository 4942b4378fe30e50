package dev.trunkline.journal;

import dev.trunkline.contracts.event.CloudEvent;
import java.time.Instant;

/**
 * One piece of work at the head of its lane.
 *
 * @param id unique within the service; names of steps and of what they create derive from it
 * @param seq position in the lane
 * @param attempt 1 for the first
 */
public record Entry(long id, String lane, long seq, int attempt, CloudEvent event, Instant appendedAt) {}

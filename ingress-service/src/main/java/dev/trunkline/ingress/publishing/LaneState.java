package dev.trunkline.ingress.publishing;

import java.time.Instant;
import java.util.Optional;

/**
 * How the way to one topic stands.
 *
 * @param spooling whether events go through the spool now
 * @param depth events in the spool
 * @param oldest when the one that waits longest was appended
 * @param failing whether the disk refused the last write a moment ago
 */
public record LaneState(String topic, boolean spooling, int depth, Optional<Instant> oldest, boolean failing) {}

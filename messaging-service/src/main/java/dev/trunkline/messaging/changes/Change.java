package dev.trunkline.messaging.changes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed something.
 *
 * @param what kind of thing, such as {@code auto-reply}
 * @param action {@code created}, {@code changed} or {@code deleted}
 * @param before what it was, as JSON; null where it was not
 * @param after what it is, as JSON; null where it is no more
 */
public record Change(
        Instant at,
        String who,
        String what,
        String action,
        UUID item,
        @Nullable String before,
        @Nullable String after) {}

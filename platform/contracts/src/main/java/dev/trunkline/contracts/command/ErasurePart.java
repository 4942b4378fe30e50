package dev.trunkline.contracts.command;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one service's part in an erasure, without saying of whom. Topic {@code trunkline.commands.messaging}, key the
 * erasure's id. A service may tell more than once; the latest counts.
 *
 * @param service such as {@code proxy}
 * @param stuck why nobody tries any more; null where the part was done
 * @param counts rows erased, by kind
 * @param left entries and rows that mention the person and were in use
 */
public record ErasurePart(
        UUID erasureId, String service, @Nullable String stuck, Instant at, Map<String, Long> counts, long left) {

    /** CloudEvents {@code type}. Never changed once published. */
    public static final String TYPE = "trunkline.erasure.part";

    public ErasurePart {
        counts = Map.copyOf(counts);
    }
}

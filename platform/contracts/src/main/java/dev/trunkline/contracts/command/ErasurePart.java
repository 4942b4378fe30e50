package dev.trunkline.contracts.command;

import java.time.Instant;
import java.util.List;
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
 * @param round of the request that is answered; 0 where an earlier release answers
 * @param found SIDs of what is the person's too, which the request did not name; the rest is told the next time
 */
public record ErasurePart(
        UUID erasureId,
        String service,
        @Nullable String stuck,
        Instant at,
        Map<String, Long> counts,
        long left,
        int round,
        List<String> found) {

    /** CloudEvents {@code type}. Never changed once published. */
    public static final String TYPE = "trunkline.erasure.part";

    /** SIDs that one answer tells at most. */
    public static final int MOST_FOUND = 1_000;

    /** @param found missing in what an earlier release wrote */
    public ErasurePart {
        counts = Map.copyOf(counts);
        found = found == null ? List.of() : List.copyOf(found);
    }
}

package dev.trunkline.journal.rest;

import dev.trunkline.journal.operations.LaneView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane as it stands.
 *
 * @param state {@code ready}, {@code parked} or {@code held}
 * @param worker the instance at work on it; null where none is
 * @param oldest when the oldest of its unfinished entries was appended
 */
public record LanePicture(
        String key,
        String state,
        long depth,
        int attempts,
        Instant nextAt,
        @Nullable String worker,
        @Nullable Instant oldest,
        @Nullable Long headEntry,
        @Nullable String headType,
        @Nullable String reason,
        @Nullable Integer code) {

    static LanePicture of(LaneView lane) {
        return new LanePicture(
                lane.key(),
                Words.of(lane.state()),
                lane.depth(),
                lane.attempts(),
                lane.nextAt(),
                lane.worker(),
                lane.oldest(),
                lane.headEntry(),
                lane.headType(),
                lane.reason(),
                lane.code());
    }
}

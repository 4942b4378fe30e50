package dev.trunkline.journal.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane as it stands.
 *
 * @param depth entries not done, from its head on
 * @param attempts attempts begun of the entry at its head
 * @param nextAt when that entry is due; meaningful while the lane is ready and nobody works on it
 * @param worker the instance that works on it; null where none does
 * @param oldest when the oldest of its unfinished entries was appended; null where there are none
 * @param headEntry id of the entry at its head; null where it is empty
 * @param headType type of that entry
 * @param reason why the last attempt of that entry failed; null where none did
 * @param code the provider's code of that failure, where it gave one
 */
public record LaneView(
        String key,
        LaneState state,
        long depth,
        int attempts,
        Instant nextAt,
        @Nullable String worker,
        @Nullable Instant oldest,
        @Nullable Long headEntry,
        @Nullable String headType,
        @Nullable String reason,
        @Nullable Integer code) {}

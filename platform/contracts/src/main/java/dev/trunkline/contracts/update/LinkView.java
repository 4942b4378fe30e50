package dev.trunkline.contracts.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two conversations that are kept alike.
 *
 * @param pair our name for the two workspaces
 * @param first {@code CH...} in Flex
 * @param second {@code CH...} in the second workspace
 * @param state {@code open}, {@code ended} (nobody serves the first; the second is closed until somebody does) or {@code
 *     closed}
 * @param lane of the bridge's journal
 * @param lateReason why its newest work has to wait; null where nothing waits
 */
public record LinkView(
        String id,
        String pair,
        String first,
        String second,
        String state,
        String lane,
        @Nullable String lateReason,
        @Nullable Instant lateSince,
        Instant createdAt,
        Instant changedAt) {}

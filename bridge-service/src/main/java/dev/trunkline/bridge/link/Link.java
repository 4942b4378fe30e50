package dev.trunkline.bridge.link;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two conversations that are one.
 *
 * @param pair whose sides they are on
 * @param lane of the journal, for both directions
 * @param first {@code CH…} on the first side
 * @param second {@code CH…} on the second
 * @param firstNext the lowest index of the first conversation that has not been seen yet
 * @param secondNext the same of the second
 * @param late why its newest work has to wait; null where nothing waits
 */
public record Link(
        UUID id,
        String pair,
        String lane,
        String first,
        String second,
        State state,
        int firstNext,
        int secondNext,
        @Nullable Late late,
        Instant createdAt,
        Instant changedAt) {

    /** What may still be said. */
    public enum State {
        /** Whatever is said on one side is copied to the other. */
        OPEN,
        /** The second conversation is closed since nobody serves the first; it waits for the next agent. */
        ENDED,
        /** Both are closed. */
        CLOSED
    }

    /** What holds it up. */
    public record Late(String reason, Instant since) {}

    public String conversation(Side side) {
        return side == Side.FIRST ? first : second;
    }

    public int next(Side side) {
        return side == Side.FIRST ? firstNext : secondNext;
    }

    public Side sideOf(String conversation) {
        if (conversation.equals(first)) {
            return Side.FIRST;
        }
        if (conversation.equals(second)) {
            return Side.SECOND;
        }
        throw new IllegalArgumentException("conversation " + conversation + ": not of link " + id + " (expected: "
                + first + " or " + second + ")");
    }
}

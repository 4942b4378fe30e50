package dev.trunkline.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody had settings at Twilio mended.
 *
 * @param who a person, or the service itself
 * @param wires ids of those that are mended; empty for all
 * @param reason in words, why it is late or what could not be mended
 * @param changes what it changed
 */
public record Apply(
        UUID id,
        String who,
        String why,
        List<String> wires,
        State state,
        @Nullable String reason,
        List<Change> changes,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    private static final String OVERDUE = "its journal entry was skipped or is held: look at the lane wiring";

    public Apply {
        wires = List.copyOf(wires);
        changes = List.copyOf(changes);
    }

    /** How far it is. */
    public enum State {
        WAITING,
        DONE,
        /** Something could not be mended; the rest was. */
        FAILED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param before null where there was no value
     * @param after as Twilio gave it back
     */
    public record Change(
            String wire,
            String resource,
            String property,
            @Nullable String before,
            @Nullable String after) {}

    /** Whether it should have ended by now: somebody skipped or holds its entry. */
    public boolean isOverdue(Instant now, Duration limit) {
        return state == State.WAITING && requestedAt.plus(limit).isBefore(now);
    }

    /** The same as people are to see it. */
    Apply seenAt(Instant now, Duration limit) {
        return isOverdue(now, limit)
                ? new Apply(id, who, why, wires, State.FAILED, OVERDUE, changes, requestedAt, finishedAt)
                : this;
    }

    public boolean includes(String wire) {
        return wires.isEmpty() || wires.contains(wire);
    }
}

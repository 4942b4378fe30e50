package dev.trunkline.bridge.drift;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a link's last comparison.
 *
 * @param eventId of the journal's entry
 * @param by who asked for it
 * @param repaired how many differences were made good
 * @param left how many stay open, each with its own reason
 * @param reason why it could not be read; null where it could
 */
public record Checked(
        UUID link,
        String eventId,
        String by,
        State state,
        int repaired,
        int left,
        @Nullable String reason,
        Instant at) {

    /** What the sides are now. */
    public enum State {
        /** Nothing differed. */
        ALIKE,
        /** All that differed was made good. */
        REPAIRED,
        /** Something was not made good. */
        LEFT,
        /** Nobody knows. */
        UNREADABLE;

        /** The name in the database and towards clients. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State ofId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public static Checked read(UUID link, String eventId, String by, int repaired, int left, Instant at) {
        var state = left > 0 ? State.LEFT : repaired > 0 ? State.REPAIRED : State.ALIKE;
        return new Checked(link, eventId, by, state, repaired, left, null, at);
    }

    public static Checked unreadable(UUID link, String eventId, String by, String reason, Instant at) {
        return new Checked(link, eventId, by, State.UNREADABLE, 0, 0, reason, at);
    }
}

package dev.trunkline.twilio.wiring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one property of a wire stands at Twilio.
 *
 * @param found null where there is no value, or where it could not be read
 * @param mendable whether {@link Wiring#mend} can do something about it
 * @param reason in words, why it could not be read or cannot be mended; null otherwise
 */
public record Finding(
        Wire wire,
        String property,
        String wanted,
        @Nullable String found,
        State state,
        boolean mendable,
        @Nullable String reason) {

    /** How a property stands. */
    public enum State {
        /** As wanted. */
        RIGHT,
        /** Another value. */
        DRIFTED,
        /** No value, or no such resource. */
        MISSING,
        /** Twilio did not say. */
        UNREACHABLE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.trunkline.wiring;

import dev.trunkline.twilio.wiring.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a property was last found at Twilio, and what others had set there.
 *
 * @param finding null before it was looked at
 * @param previous null where nobody had set anything
 */
public record Setting(
        String wire,
        String property,
        @Nullable Found finding,
        @Nullable String previous,
        @Nullable Instant previousAt) {

    /**
     * @param value null where there was none
     * @param reason in words, where it could not be read or cannot be mended
     */
    public record Found(
            @Nullable String value,
            Finding.State state,
            boolean mendable,
            @Nullable String reason,
            Instant at) {}
}

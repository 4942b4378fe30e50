package dev.trunkline.wiring;

import dev.trunkline.twilio.wiring.WiringMode;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When and how a service looks after its settings at Twilio; part of the service's own configuration. */
public interface WiringSettings {

    /** {@code off}, {@code check}: drift is reported, or {@code apply}: it is mended. */
    @WithDefault("check")
    WiringMode mode();

    /** Whether it looks by itself; people can ask for it either way. */
    @WithDefault("true")
    boolean scheduled();

    /** From one look to the next. */
    @WithDefault("15m")
    Duration interval();

    /** How long a mending is tried. */
    @WithDefault("1h")
    Duration timeLimit();
}

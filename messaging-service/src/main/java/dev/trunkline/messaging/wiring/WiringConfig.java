package dev.trunkline.messaging.wiring;

import dev.trunkline.twilio.wiring.WiringMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the service looks after at Twilio. */
@ConfigMapping(prefix = "trunkline.messaging.wiring")
public interface WiringConfig {

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

    /** The ingress' public address; the one in {@code trunkline.messaging.status-callback-url} unless given. */
    Optional<String> publicUrl();

    /** Numbers whose messages come to us; the senders for SMS unless given, and none with {@code none}. */
    Optional<List<String>> numbers();

    /** Messaging Services ({@code MG…}) whose messages and statuses come to us. */
    Optional<List<String>> services();

    /** Templates of the Content API ({@code HX…}) that WhatsApp has to approve of. */
    Optional<List<String>> contents();

    /** Whether Event Streams tells us of messages, too: a sink and a subscription. */
    @WithDefault("false")
    boolean eventStreams();
}

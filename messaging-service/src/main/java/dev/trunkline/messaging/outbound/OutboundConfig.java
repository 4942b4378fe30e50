package dev.trunkline.messaging.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are sent. */
@ConfigMapping(prefix = "trunkline.messaging.outbound")
public interface OutboundConfig {

    /** How long a request waits for Twilio's answer before it says that the message is on its way. */
    @WithDefault("5s")
    Duration waitForAnswer();

    /** How long a message is tried before it is marked as failed; Twilio's own queue holds messages as long. */
    @WithDefault("4h")
    Duration timeLimit();
}

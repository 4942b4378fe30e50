package dev.trunkline.gateway.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where messaging-service answers. */
@ConfigMapping(prefix = "trunkline.gateway.messaging")
public interface MessagingConfig {

    /** Its base address. */
    URI url();

    /** How long a call may wait for its answer; longer than messaging-service waits for Twilio. */
    @WithDefault("20s")
    Duration deadline();
}

package dev.trunkline.messaging.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How one person's data are erased. */
@ConfigMapping(prefix = "trunkline.messaging.erasure")
public interface ErasureConfig {

    /** Whether Twilio is asked to delete the person's messages as well. */
    @WithDefault("false")
    boolean atTwilio();

    /** How long a request waits for the receipt before it says where to ask for it. */
    @WithDefault("10s")
    Duration waitForAnswer();
}

package dev.trunkline.taskrouter.commands;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people wait for Twilio. */
@ConfigMapping(prefix = "trunkline.taskrouter.commands")
public interface CommandConfig {

    /** Longest wait of a request for what becomes of its command; it goes on afterwards. */
    @WithDefault("8s")
    Duration waitForAnswer();
}

package dev.trunkline.messaging.autoreply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of auto replies. */
@ConfigMapping(prefix = "trunkline.messaging.auto-replies")
public interface AutoReplyConfig {

    /** How many replies one conversation gets within an hour; two machines must not talk to each other for ever. */
    @WithDefault("4")
    @Min(1) int mostPerHour();

    /** Older messages, such as those recovered after an outage, get none. */
    @WithDefault("4h")
    Duration oldest();
}

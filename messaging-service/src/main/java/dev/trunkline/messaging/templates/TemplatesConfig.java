package dev.trunkline.messaging.templates;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Twilio's templates are followed. */
@ConfigMapping(prefix = "trunkline.messaging.templates")
public interface TemplatesConfig {

    /** Whether they are read by themselves; people can ask for it either way. */
    @WithDefault("true")
    boolean scheduled();

    /** From the end of one reading to the next. */
    @WithDefault("15m")
    Duration interval();
}

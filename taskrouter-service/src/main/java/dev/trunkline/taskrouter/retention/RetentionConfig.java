package dev.trunkline.taskrouter.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is over is kept. */
@ConfigMapping(prefix = "trunkline.taskrouter.retention")
public interface RetentionConfig {

    /** Of commands, offers that agents were asked about, reminders, and changes of activity that are expected. */
    @WithDefault("30d")
    Duration keep();
}

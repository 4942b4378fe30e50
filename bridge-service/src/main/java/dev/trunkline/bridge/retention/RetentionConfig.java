package dev.trunkline.bridge.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is over is kept. */
@ConfigMapping(prefix = "trunkline.bridge.retention")
public interface RetentionConfig {

    /** Of links that are closed, with all that was copied in them and all that differed. */
    @WithDefault("90d")
    Duration keep();
}

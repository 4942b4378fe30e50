package dev.trunkline.taskrouter.board;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a wait is too long, and how long tasks are kept. */
@ConfigMapping(prefix = "trunkline.taskrouter.board")
public interface BoardConfig {

    /** From when on the board warns of a queue. */
    @WithDefault("1m")
    Duration slaWarning();

    /** From when on a wait is too long. */
    @WithDefault("3m")
    Duration slaBreach();

    /** How long tasks are kept that are over. */
    @WithDefault("30d")
    Duration keep();
}

package dev.trunkline.taskrouter.board;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a wait is too long. */
@ConfigMapping(prefix = "trunkline.taskrouter.sla")
public interface BoardConfig {

    /** From when on the board warns of a queue. */
    @WithDefault("1m")
    Duration warning();

    /** From when on a wait is too long. */
    @WithDefault("3m")
    Duration breach();
}

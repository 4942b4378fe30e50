package dev.trunkline.gateway.taskboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where taskrouter-service answers. */
@ConfigMapping(prefix = "trunkline.gateway.taskrouter")
public interface TaskBoardConfig {

    /** Its base address; without one there is no task board. */
    Optional<URI> url();

    /** How long a call may wait for its answer; longer than taskrouter-service waits for Twilio. */
    @WithDefault("20s")
    Duration deadline();
}

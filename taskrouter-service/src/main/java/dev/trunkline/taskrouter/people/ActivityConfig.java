package dev.trunkline.taskrouter.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Which activities of the accounts mean the same. */
@ConfigMapping(prefix = "trunkline.taskrouter")
public interface ActivityConfig {

    /**
     * By a name of ours: the activity of each account by the account's name, as in {@code
     * trunkline.taskrouter.activities.available.flex=Available}. Activities that are not here are not synchronised.
     */
    Map<String, Map<String, String>> activities();

    /** For how long a worker who was reminded is not reminded again. */
    @WithDefault("5m")
    Duration notificationTimeout();
}

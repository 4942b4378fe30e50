package dev.trunkline.taskrouter.self;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How logins and workers find together. */
@ConfigMapping(prefix = "trunkline.taskrouter.self")
public interface SelfConfig {

    /**
     * Claims of the token whose value may be a worker's name or e-mail address, beside {@code sub}; {@code email} counts where it is
     * verified. Only claims that people cannot choose for themselves.
     */
    @WithDefault("preferred_username,email")
    List<String> claims();
}

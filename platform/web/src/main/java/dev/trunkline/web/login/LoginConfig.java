package dev.trunkline.web.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the login server vouches for. */
@ConfigMapping(prefix = "trunkline.login")
public interface LoginConfig {

    /** The claim that is true where the login server has seen that {@code email} is the person's own. */
    @WithDefault("email_verified")
    String emailVerifiedClaim();
}

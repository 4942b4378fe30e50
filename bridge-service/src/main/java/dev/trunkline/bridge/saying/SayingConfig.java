package dev.trunkline.bridge.saying;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What agents say in the console. */
@ConfigMapping(prefix = "trunkline.bridge.saying")
public interface SayingConfig {

    /** Where uploaded files lie: {@code trunkline.messaging.public-url}; without it agents send words alone. */
    Optional<URI> filesUrl();
}

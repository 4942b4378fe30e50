package dev.trunkline.messaging.upload;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where the world finds us. */
@ConfigMapping(prefix = "trunkline.messaging")
public interface PublicConfig {

    /** The gateway's public address, such as {@code https://desk.example.com}; without it files cannot be uploaded. */
    Optional<URI> publicUrl();
}

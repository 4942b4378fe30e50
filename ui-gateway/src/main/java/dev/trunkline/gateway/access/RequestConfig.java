package dev.trunkline.gateway.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What requests may be. */
@ConfigMapping(prefix = "trunkline.gateway.requests")
public interface RequestConfig {

    /** Largest body of a request that uploads no file: the largest payload that the ingress takes, in base64, fits in. */
    @WithDefault("1536K")
    MemorySize maxSize();
}

package dev.trunkline.ingress.quarantine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Bounds of the quarantine: it must not become a way to fill our disks. */
@ConfigMapping(prefix = "trunkline.ingress.quarantine")
public interface QuarantineConfig {

    /** Requests kept per second, on average. */
    @WithDefault("50")
    @Min(1) int rate();

    /** Requests kept at once. */
    @WithDefault("1000")
    @Min(1) int burst();

    /** The largest body kept. */
    @WithDefault("64K")
    MemorySize maxBodySize();
}

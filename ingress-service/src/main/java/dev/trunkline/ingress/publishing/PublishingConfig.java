package dev.trunkline.ingress.publishing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of publishing and of the spool. */
@ConfigMapping(prefix = "trunkline.ingress")
public interface PublishingConfig {

    /** How long a webhook waits for Kafka's acknowledgement before it goes to the spool. */
    @WithDefault("500ms")
    Duration publishTimeout();

    Spool spool();

    /** Settings of the spool. */
    interface Spool {
        /** A directory on a volume that outlives the process; one process at a time. */
        Path directory();

        /** What the spool may take on the disk; when it is reached, webhooks are answered 503. */
        @WithDefault("1G")
        MemorySize maxBytes();

        /** How long requests are kept that Kafka refused for good; they are not on any topic. */
        @WithDefault("14d")
        Duration keepRefused();
    }
}

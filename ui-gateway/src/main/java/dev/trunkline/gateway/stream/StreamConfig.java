package dev.trunkline.gateway.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the live updates. */
@ConfigMapping(prefix = "trunkline.stream")
public interface StreamConfig {

    /** Time between two comments that keep a quiet connection alive. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 45)
    Duration heartbeat();

    /** How long a browser waits before it connects again; each is told up to half as much more. */
    @WithDefault("1s")
    Duration reconnectDelay();

    /** The longest a connection lives; it ends sooner when its token does. Clients resume at once. */
    @WithDefault("1h")
    Duration longestConnection();

    /** Connections at once; more are refused with 503. */
    @WithDefault("20000")
    @Min(1) int maxClients();

    /** Bytes that wait for one client before it is left behind and read on from the window. */
    @WithDefault("1M")
    MemorySize clientQueue();

    /** How long a client may take none of its bytes before it is disconnected. */
    @WithDefault("30s")
    Duration slowTimeout();

    Window window();

    CatchUp catchUp();

    /** The newest updates, held in memory. */
    interface Window {
        /** The most updates held. */
        @WithDefault("20000")
        @Min(1) int updates();

        /** The most bytes held. */
        @WithDefault("32M")
        MemorySize size();
    }

    /** Serving what has left the window from Kafka. */
    interface CatchUp {
        /** Clients served from Kafka at once; others wait. */
        @WithDefault("8")
        @Min(1) @Max(100) int parallel();

        /** The most records for one client; one that missed more gets a reset. */
        @WithDefault("50000")
        @Min(1) int limit();

        /** How long Kafka may bring nothing. */
        @WithDefault("20s")
        Duration timeout();
    }
}

package dev.trunkline.messaging.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How media are fetched. */
@ConfigMapping(prefix = "trunkline.messaging.media")
public interface MediaConfig {

    /** How long after its message media that Twilio does not have yet, or does not give, are still asked for. */
    @WithDefault("24h")
    Duration patience();

    /** Wait after the first failure; doubled after each further one. */
    @WithDefault("1s")
    Duration firstRetry();

    /** Longest wait between two attempts. */
    @WithDefault("10m")
    Duration longestRetry();

    /** Messages whose media are fetched at the same time. */
    @WithDefault("4")
    @Min(1) @Max(64) int parallel();

    /** How often the database is asked for attempts that are due; new messages do not wait for it. */
    @WithDefault("1s")
    Duration pollingInterval();
}

package dev.trunkline.messaging.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How agents see the inbox. */
@ConfigMapping(prefix = "trunkline.messaging.inbox")
public interface DeskConfig {

    /** Conversations, messages or hits on a page where the caller names no number. */
    @WithDefault("20")
    @Min(1) @Max(100) int limit();

    /** How long an agent counts as present who says no more. */
    @WithDefault("30s")
    Duration presenceExpiry();

    /** How long a claim stands whose holder neither looks nor answers; none: until somebody releases it. */
    Optional<Duration> claimExpiry();
}

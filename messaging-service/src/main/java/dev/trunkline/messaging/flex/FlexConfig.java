package dev.trunkline.messaging.flex;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The Flex project of the inbox's account. */
@ConfigMapping(prefix = "trunkline.messaging.flex")
public interface FlexConfig {

    /** {@code WS…}: the TaskRouter workspace where agents have their tasks; without it, the one that Flex made and named. */
    Optional<String> workspaceSid();

    /** Refused tokens of one address. */
    RefusedTokens refusedTokens();

    /** How many are borne before Twilio is not asked for a while. */
    interface RefusedTokens {

        /** So many within the time; then 429 until it ends. */
        @WithDefault("20")
        @Min(1) int limit();

        /** The time, from the first one on. */
        @WithDefault("1m")
        Duration within();

        /** Addresses that are remembered, those refused last. */
        @WithDefault("10000")
        @Min(1) int addresses();
    }
}

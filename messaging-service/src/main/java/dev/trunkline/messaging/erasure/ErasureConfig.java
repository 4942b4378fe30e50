package dev.trunkline.messaging.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one person's data are erased. */
@ConfigMapping(prefix = "trunkline.messaging.erasure")
public interface ErasureConfig {

    /** Whether Twilio is asked to delete the person's messages as well. */
    @WithDefault("false")
    boolean atTwilio();

    /** The other services of this installation: the receipt is done only when all of them have done their part. */
    @WithDefault("proxy,bridge,taskrouter")
    Optional<List<@Pattern(regexp = "proxy|bridge|taskrouter", message = "must be proxy, bridge or taskrouter") String>>
            services();

    /** How long a request waits for the receipt before it says where to ask for it. */
    @WithDefault("10s")
    Duration waitForAnswer();

    /** How long the ingress keeps requests that Kafka refused for good: its own {@code spool.keep-refused}. */
    @WithDefault("14d")
    Duration refusedRequestsKept();
}

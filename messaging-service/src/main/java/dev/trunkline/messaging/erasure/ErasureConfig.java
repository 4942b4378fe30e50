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

    AskAgain askAgain();

    /** When services are asked again for parts that are not done; the person's addresses are kept until all are. */
    interface AskAgain {

        /** After they were asked, where nothing was told. */
        @WithDefault("1d")
        Duration unanswered();

        /** After they were asked, where something was in use and was left. */
        @WithDefault("6h")
        Duration inUse();

        /** How often those that are due are looked for. */
        @WithDefault("15m")
        String every();
    }

    /** How long the ingress keeps requests that Kafka refused for good: its own {@code spool.keep-refused}. */
    @WithDefault("14d")
    Duration refusedRequestsKept();
}

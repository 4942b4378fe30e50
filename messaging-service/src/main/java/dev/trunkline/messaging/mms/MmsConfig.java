package dev.trunkline.messaging.mms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Pictures and files in Flex chats. */
@ConfigMapping(prefix = "trunkline.messaging.mms")
public interface MmsConfig {

    /** {@code KS…}: the Proxy service, for callbacks that do not name theirs. */
    Optional<String> proxyServiceSid();

    /** How long media that Twilio does not list yet are asked for before the entry is parked. */
    @WithDefault("24h")
    Duration patience();
}

package dev.trunkline.messaging.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long what nobody needs any more is kept. */
@ConfigMapping(prefix = "trunkline.messaging.retention")
public interface RetentionConfig {

    /** Hashes of deleted messages, which keep late news of them out; as long as Twilio keeps the messages. */
    @WithDefault("400d")
    Duration deletedMessages();

    /** SIDs of relayed chat messages, which keep the same picture from being relayed twice. */
    @WithDefault("90d")
    Duration relayedMessages();

    /** Archived and deleted conversations without anything new, with all there is to them; none: for ever. */
    Optional<Duration> conversations();

    /** Who did what in the inbox. */
    @WithDefault("400d")
    Duration audit();

    /** How often what is over is looked for. */
    @WithDefault("1h")
    String every();
}

package dev.trunkline.messaging.wiring;

import dev.trunkline.wiring.WiringSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the service looks after at Twilio. */
@ConfigMapping(prefix = "trunkline.messaging.wiring")
public interface WiringConfig extends WiringSettings {

    /** The ingress' public address; the one in {@code trunkline.messaging.status-callback-url} unless given. */
    Optional<String> publicUrl();

    /** Numbers whose messages come to us; the senders for SMS unless given, and none with {@code none}. */
    Optional<List<String>> numbers();

    /** Senders of WhatsApp and RCS whose messages come to us; those of the inbox unless given, and none with {@code none}. */
    Optional<List<String>> channelSenders();

    /** Messaging Services ({@code MG…}) whose messages and statuses come to us. */
    Optional<List<String>> services();

    /** Templates of the Content API ({@code HX…}) that WhatsApp has to approve of. */
    Optional<List<String>> contents();

    /** Whether Event Streams tells us of messages, too: a sink and a subscription. */
    @WithDefault("false")
    boolean eventStreams();
}

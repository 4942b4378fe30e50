package dev.trunkline.messaging.intake;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyInteraction;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.kafka.LaneRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one conversation is one lane: the ingress keys messages and their status, classic or by Event Streams,
 * as {@code <our address>;<their address>}, and so do our own commands. Each Proxy interaction is a lane of its own: pictures
 * that come late hold nothing else up. Event Streams of other products are not ours.
 */
@ApplicationScoped
class MessagingLanes implements LaneRules {

    private static final String STREAM = "com.twilio.";
    private static final String OUR_STREAM = "com.twilio.messaging.";

    private final LaneRules byKey = LaneRules.byKey();

    @Override
    public Optional<String> lane(CloudEvent event, @Nullable String key) {
        if (TwilioEvents.parse(event) instanceof ProxyInteraction proxy) {
            return Optional.of(proxy.interaction().sid());
        }
        var foreign = event.type().startsWith(STREAM) && !event.type().startsWith(OUR_STREAM);
        return foreign ? Optional.empty() : byKey.lane(event, key);
    }
}

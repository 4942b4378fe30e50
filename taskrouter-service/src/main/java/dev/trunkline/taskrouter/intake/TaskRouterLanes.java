package dev.trunkline.taskrouter.intake;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.kafka.LaneRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of Event Streams only TaskRouter's events are this service's business; the other topics are its own altogether. */
@ApplicationScoped
class TaskRouterLanes implements LaneRules {

    private static final String EVENT_STREAMS = "com.twilio.";
    private static final List<String> OURS = List.of("com.twilio.taskrouter.");

    private final LaneRules byKey = LaneRules.byKey();

    @Override
    public Optional<String> lane(CloudEvent event, @Nullable String key) {
        var type = event.type();
        return !type.startsWith(EVENT_STREAMS) || OURS.stream().anyMatch(type::startsWith)
                ? byKey.lane(event, key)
                : Optional.empty();
    }
}

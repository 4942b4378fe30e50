package dev.trunkline.taskrouter.intake;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.kafka.LaneRules;
import dev.trunkline.taskrouter.prompts.SystemConversations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of Event Streams only TaskRouter's events are this service's business, and of conversations what is written into agents'
 * System conversations; the other topics are its own altogether.
 */
@ApplicationScoped
class TaskRouterLanes implements LaneRules {

    private static final String EVENT_STREAMS = "com.twilio.";
    private static final List<String> OURS = List.of("com.twilio.taskrouter.");

    private static final String CONVERSATIONS = "twilio.conversations.";
    private static final String MESSAGE_ADDED = CONVERSATIONS + "onMessageAdded";

    private final LaneRules byKey = LaneRules.byKey();
    private final SystemConversations conversations;

    TaskRouterLanes(SystemConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Optional<String> lane(CloudEvent event, @Nullable String key) {
        var type = event.type();
        if (type.startsWith(CONVERSATIONS)) {
            return type.equals(MESSAGE_ADDED)
                            && key != null
                            && conversations.workerOf(key).isPresent()
                    ? byKey.lane(event, key)
                    : Optional.empty();
        }
        return !type.startsWith(EVENT_STREAMS) || OURS.stream().anyMatch(type::startsWith)
                ? byKey.lane(event, key)
                : Optional.empty();
    }
}

package dev.trunkline.taskrouter.intake;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.taskrouter.prompts.SystemConversations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TaskRouterLanesTest {

    private final TaskRouterLanes lanes = new TaskRouterLanes(new OneConversation());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.twilio.taskrouter.task.created",
                "twilio.taskrouter.task.created",
                "twilio.flex.onChannelCreated",
                "twilio.unrouted"
            })
    void takesItsOwnEventsByTheirKey(String type) {
        assertThat(lanes.lane(event(type), "WT1")).contains("WT1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.twilio.messaging.message.sent",
                "com.twilio.conversations.message.added",
                "com.twilio.taskrouterx.a"
            })
    void leavesTheEventsOfOtherProducts(String type) {
        assertThat(lanes.lane(event(type), "WT1")).isEmpty();
    }

    @Test
    void givesEventsWithoutKeyALaneToo() {
        assertThat(lanes.lane(event("twilio.frontline.crm"), null)).isPresent();
    }

    private static CloudEvent event(String type) {
        return new CloudEvent("id-1", "/test", type, Instant.EPOCH, null, Map.of(), new byte[0]);
    }

    @Test
    void takesOfConversationsOnlyWhatAgentsWriteToUs() {
        assertThat(lanes.lane(event("twilio.conversations.onMessageAdded"), "CHsystem"))
                .contains("CHsystem");
        assertThat(lanes.lane(event("twilio.conversations.onMessageAdded"), "CHother"))
                .isEmpty();
        assertThat(lanes.lane(event("twilio.conversations.onConversationUpdated"), "CHsystem"))
                .isEmpty();
    }

    private static final class OneConversation implements SystemConversations {
        @Override
        public void keep(String conversationSid, String worker) {
            throw new UnsupportedOperationException("keeps nothing");
        }

        @Override
        public Optional<String> workerOf(String conversationSid) {
            return conversationSid.equals("CHsystem") ? Optional.of("ana") : Optional.empty();
        }

        @Override
        public void asked(String reservationSid, String worker) {
            throw new UnsupportedOperationException("keeps nothing");
        }

        @Override
        public List<String> askedOf(String worker) {
            return List.of();
        }
    }
}

package dev.trunkline.bridge.intake;

import dev.trunkline.contracts.event.CloudEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BridgeLanesTest {

    private final BridgeLanes lanes = new BridgeLanes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.twilio.conversations.message.added",
                "com.twilio.chat.message.sent",
                "twilio.chat.onMessageSent",
                "twilio.frontline.crm"
            })
    void takesItsOwnEventsByTheirKey(String type) {
        assertThat(lanes.lane(event(type), "WT1")).contains("WT1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com.twilio.messaging.message.sent", "com.twilio.taskrouter.task.created", "com.twilio.chatter.a"
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
}

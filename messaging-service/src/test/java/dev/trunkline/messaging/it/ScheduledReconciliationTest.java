package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(ScheduledReconciliationTest.Often.class)
class ScheduledReconciliationTest extends ReconciliationTestBase {

    /** A sweep every half second. */
    public static final class Often implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "trunkline.messaging.reconciliation.scheduled", "true",
                    "trunkline.messaging.reconciliation.interval", "500ms",
                    "trunkline.messaging.reconciliation.grace", "0s");
        }
    }

    @Test
    @Tag("Y01")
    void findsByItselfWhatNoWebhookTold() {
        // Given
        var customer = customer();
        withhold(customer);
        // When
        var sid = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Nobody told");
        // Then
        assertThat(messages(id(conversationWith(customer)), 1))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("sid", sid));
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Map<String, Object>> reports = reports().getList("items");
            assertThat(reports)
                    .filteredOn(report -> !"[]".equals(String.valueOf(report.get("items"))))
                    .singleElement()
                    .satisfies(report -> assertThat(report)
                            .containsEntry("by", "schedule")
                            .containsEntry("applied", 1)
                            .containsEntry("items", List.of(Map.of("sid", sid, "what", "inbound message"))));
            // And the sweeps behind it found nothing.
            assertThat(reports.getFirst()).containsEntry("state", "done").containsEntry("missing", 0);
        });
    }
}

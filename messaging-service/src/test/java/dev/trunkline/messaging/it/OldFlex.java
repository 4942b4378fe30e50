package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A Flex project of the first generation: Programmable Chat, tasks by flows and channels. Comparisons have a schedule and take
 * nothing for too fresh, media are given up after a second, and Twilio is never left alone because of the failures that tests
 * ask for. One profile for all of it: each further one starts the application once more.
 */
public final class OldFlex implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trunkline.twilio.accounts.flex.chat", "chat",
                "trunkline.twilio.accounts.flex.chat-service-sid", FlexProject.chatService(Sandbox.FLEX.sid()),
                "trunkline.messaging.outbound-tasks.variant", "flex-channels",
                "trunkline.messaging.reconciliation.scheduled", "true",
                "trunkline.messaging.reconciliation.grace", "0s",
                "trunkline.messaging.media.patience", "1s",
                "trunkline.twilio.sending.breaker.window", "1000",
                "trunkline.twilio.sending.breaker.least-calls", "1000");
    }
}

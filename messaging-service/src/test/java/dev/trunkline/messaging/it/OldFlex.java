package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.flex.FlexProject;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A Flex project of the first generation: Programmable Chat, tasks by flows and channels. */
public final class OldFlex implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "trunkline.twilio.accounts.flex.chat", "chat",
                "trunkline.twilio.accounts.flex.chat-service-sid", FlexProject.chatService(Sandbox.FLEX.sid()),
                "trunkline.messaging.outbound-tasks.variant", "flex-channels");
    }
}

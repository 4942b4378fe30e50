package dev.trunkline.messaging.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.chat.v2.service.Channel;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.resource.Resources;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(ProgrammableChatRelayTest.OldFlex.class)
class ProgrammableChatRelayTest extends ChatRelayCases {

    private static final String SERVICE = Resources.chatService(Sandbox.FLEX.sid());

    /** A Flex project of the first generation. */
    public static final class OldFlex implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "trunkline.twilio.accounts.flex.chat",
                    "chat",
                    "trunkline.twilio.accounts.flex.chat-service-sid",
                    SERVICE);
        }
    }

    @Override
    String newConversation(TwilioRestClient client) {
        return Channel.creator(SERVICE).create(client).getSid();
    }

    @Override
    String product() {
        return "chat";
    }
}

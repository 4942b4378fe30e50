package dev.trunkline.messaging.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.chat.v2.service.Channel;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.resource.Resources;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OldFlex.class)
class ProgrammableChatRelayTest extends ChatRelayCases {

    private static final String SERVICE = Resources.chatService(Sandbox.FLEX.sid());

    @Override
    String newConversation(TwilioRestClient client) {
        return Channel.creator(SERVICE).create(client).getSid();
    }

    @Override
    String product() {
        return "chat";
    }
}

package dev.trunkline.messaging.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.Conversation;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConversationsRelayTest extends ChatRelayCases {

    @Override
    String newConversation(TwilioRestClient client) {
        return Conversation.creator().create(client).getSid();
    }

    @Override
    String product() {
        return "conversations";
    }
}

package dev.trunkline.simulator;

import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.configuration.Webhook;
import com.twilio.rest.conversations.v1.conversation.Message;
import com.twilio.rest.proxy.v1.Service;
import com.twilio.rest.proxy.v1.service.Session;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FlexChatTest extends SimulatorTestBase {

    @Test
    void passesAPictureOfACustomerOnIntoTheChat() {
        // Given
        var service = Service.creator("flex")
                .setCallbackUrl(URI.create(receiver.url() + "/webhooks/proxy"))
                .create(twilio)
                .getSid();
        var number = simulator.senders().getFirst();
        com.twilio.rest.proxy.v1.service.PhoneNumber.creator(service)
                .setSid(number.sid())
                .create(twilio);
        var chat = Conversation.creator().create(twilio).getSid();
        var session =
                Session.creator(service).setUniqueName(chat).create(twilio).getSid();
        for (var identifier : List.of(CUSTOMER, chat)) {
            com.twilio.rest.proxy.v1.service.session.Participant.creator(service, session, identifier)
                    .setProxyIdentifier(number.address())
                    .create(twilio);
        }
        // When
        var mms = simulator.handset().sendPicture(CUSTOMER, number.address(), "look");
        // Then
        await().untilAsserted(() ->
                assertThat(receiver.values("outboundResourceStatus")).containsExactly("queued", "sent", "delivered"));
        var said = Message.reader(chat).read(twilio).iterator().next();
        assertThat(said.getBody()).isEqualTo("look");
        assertThat(said.getAuthor()).isEqualTo(CUSTOMER);
        assertThat(receiver.values("outboundResourceSid")).containsOnly(said.getSid());
        assertThat(receiver.values("inboundResourceSid")).containsOnly(mms);
        assertThat(receiver.values("interactionSessionSid")).containsOnly(session);
    }

    @Test
    void tellsOfWhatRestWroteWhereItAsksForIt() {
        // Given
        Webhook.updater()
                .setPostWebhookUrl(receiver.url() + "/webhooks/conversations")
                .setFilters(List.of("onMessageAdded", "onMessageUpdated"))
                .update(twilio);
        var chat = Conversation.creator().create(twilio).getSid();
        var silent = Message.creator(chat).setBody("silent").create(twilio).getSid();
        // When
        var told = Message.creator(chat)
                .setBody("told")
                .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                .create(twilio)
                .getSid();
        Message.updater(chat, silent)
                .setAttributes("{\"a\":1}")
                .setXTwilioWebhookEnabled(Message.WebhookEnabledType.TRUE)
                .update(twilio);
        // Then
        await().untilAsserted(() ->
                assertThat(receiver.values("EventType")).containsExactly("onMessageAdded", "onMessageUpdated"));
        assertThat(receiver.values("MessageSid")).containsExactly(told, silent);
        assertThat(receiver.values("Attributes")).containsExactly("{}", "{\"a\":1}");
    }
}

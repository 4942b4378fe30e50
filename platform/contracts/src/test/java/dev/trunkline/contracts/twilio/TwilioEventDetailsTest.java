package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.ChatEvent.ChatChannelUpdated;
import dev.trunkline.contracts.twilio.ChatEvent.ChatMessageSent;
import dev.trunkline.contracts.twilio.ConversationsEvent.ConversationAdded;
import dev.trunkline.contracts.twilio.ConversationsEvent.ConversationDeliveryUpdated;
import dev.trunkline.contracts.twilio.ConversationsEvent.ConversationMessageAdded;
import dev.trunkline.contracts.twilio.ConversationsEvent.ConversationParticipantAdded;
import dev.trunkline.contracts.twilio.FrontlineEvent.CustomersRequested;
import dev.trunkline.contracts.twilio.MessagingEvent.InboundMessage;
import dev.trunkline.contracts.twilio.MessagingEvent.MessageStatus;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyInteraction;
import dev.trunkline.contracts.twilio.ProxyEvent.ProxyOutOfSession;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationAccepted;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationFailed;
import dev.trunkline.contracts.twilio.VoiceEvent.CallStatusChanged;
import dev.trunkline.contracts.twilio.VoiceEvent.CallVerbEnded;
import dev.trunkline.contracts.twilio.VoiceEvent.RecordingStatusChanged;
import dev.trunkline.contracts.twilio.WorkerEvent.WorkerActivityUpdated;
import dev.trunkline.contracts.twilio.WorkerEvent.WorkerCapacityUpdated;
import dev.trunkline.contracts.webhook.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read from each kind of event. */
class TwilioEventDetailsTest {

    private static final String US = "+14155550100";
    private static final String THEM = "+14155550123";

    @Test
    void readsAnInboundMessageWithMedia() {
        // When
        var message = (InboundMessage) parse("messaging/inbound-mms-3-media.form");
        // Then
        assertThat(message.ourAddress()).isEqualTo(US);
        assertThat(message.theirAddress()).isEqualTo(THEM);
        assertThat(message.body()).isEqualTo("Photos of the damage");
        assertThat(message.mediaCount()).isEqualTo(3);
        assertThat(message.media())
                .extracting(MessagingEvent.Media::contentType)
                .containsExactly("image/jpeg", "image/png", "application/pdf");
        assertThat(message.media().get(2).url()).endsWith("/Media/ME670a052bb633afc75d375514242d2671");
    }

    @Test
    void readsTenMediaWithoutText() {
        // When
        var message = (InboundMessage) parse("messaging/inbound-mms-10-media-no-body.form");
        // Then
        assertThat(message.body()).isEmpty();
        assertThat(message.media())
                .hasSize(10)
                .extracting(MessagingEvent.Media::index)
                .startsWith(0, 1)
                .endsWith(9);
    }

    @Test
    void readsWhatWhatsAppAdds() {
        // When
        var hidden = (InboundMessage) parse("whatsapp/inbound-username-number-hidden-ASSUMED.form");
        var reply = (InboundMessage) parse("whatsapp/inbound-reply-to-message.form");
        var button = (InboundMessage) parse("whatsapp/inbound-quick-reply-button.form");
        var place = (InboundMessage) parse("whatsapp/inbound-location.form");
        // Then
        assertThat(hidden.profileName()).isEqualTo("Zoë O’Hara");
        assertThat(hidden.externalUserId()).isEqualTo("whatsapp:GB.4566546130240824");
        assertThat(hidden.waId()).isNull();
        assertThat(reply.repliedToSid()).startsWith("SM");
        assertThat(button.choice()).isNotNull();
        assertThat(place.location()).isNotNull();
    }

    @Test
    void takesEventStreamsForTheSameMessage() {
        // When
        var classic = (InboundMessage) parse("messaging/inbound-sms.form");
        var stream = (InboundMessage) parse("event-streams/messaging-inbound-single-not-array.json");
        // Then
        assertThat(stream)
                .usingRecursiveComparison()
                .ignoringFields("received", "messagingServiceSid")
                .isEqualTo(classic);
    }

    @Test
    void takesEventStreamsForTheSameStatus() {
        // When
        var classic = (MessageStatus) parse("messaging/status-failed-21610.form");
        var stream = (MessageStatus)
                TwilioEvents.parse(Sample.of("event-streams/messaging-batch-delivered-undelivered-failed.json")
                        .identify()
                        .getLast()
                        .event());
        // Then
        assertThat(stream).usingRecursiveComparison().ignoringFields("received").isEqualTo(classic);
        assertThat(stream.status()).isEqualTo("failed");
        assertThat(stream.errorCode()).isEqualTo(21610);
    }

    @Test
    void readsTheOthersInAGroupMessage() {
        assertThat(Stream.of(
                        "messaging/inbound-group-mms-undocumented.form",
                        "event-streams/messaging-inbound-group-mms-v8.json"))
                .map(file -> ((InboundMessage) parse(file)).otherRecipients())
                .containsOnly(List.of("+14155550124", "+14155550125"));
    }

    @Test
    void namesTheMessagingServiceWhileNoSenderIsPicked() {
        assertThat(((MessageStatus) parse("messaging/status-accepted-messaging-service.form")).ourAddress())
                .startsWith("MG");
    }

    @Test
    void readsAChatMessage() {
        // When
        var text = (ChatMessageSent) parse("chat/onMessageSent-from-customer.form");
        var media = (ChatMessageSent) parse("chat/onMediaMessageSent.form");
        var closed = (ChatChannelUpdated) parse("chat/onChannelUpdated.form");
        // Then
        assertThat(text.message().author()).isEqualTo(THEM);
        assertThat(text.message().index()).isEqualTo(42);
        assertThat(text.message().attributes()).isEqualTo("{\"proxied\":true}");
        assertThat(text.message().createdAt()).isEqualTo(Instant.parse("2026-11-20T10:11:12.345Z"));
        assertThat(text.origin().source()).isEqualTo("SDK");
        assertThat(media.message().media())
                .containsExactly(new ChatMessage.Media(
                        "ME1efca85e5c1a0a9828fac23e286ab094", "label.pdf", "application/pdf", 48213));
        assertThat(closed.channel().attributes()).contains("INACTIVE");
    }

    @Test
    void readsAConversationsMessageFromBothSources() {
        // When
        var classic = (ConversationMessageAdded) parse("conversations/onMessageAdded-with-media.form");
        var stream = (ConversationMessageAdded) parse("event-streams/conversations-message-added.json");
        // Then
        assertThat(stream.message().body()).isEqualTo("Hi, where is my order?");
        assertThat(stream.message().media())
                .isEqualTo(classic.message().media())
                .containsExactly(
                        new ChatMessage.Media("MEec87797d15c2de20af69f4873b89a202", "photo.jpg", "image/jpeg", 231442));
    }

    @Test
    void readsParticipantsOfAConversation() {
        // When
        var classic = (ConversationParticipantAdded) parse("conversations/onParticipantAdded-sms.form");
        var stream = (ConversationParticipantAdded) parse("event-streams/conversations-participant-added.json");
        var group = (ConversationAdded) parse("conversations/onConversationAdded-group-mms-repeated-param.form");
        var delivery = (ConversationDeliveryUpdated) parse("conversations/onDeliveryUpdated-failed.form");
        // Then
        assertThat(stream.participant()).isEqualTo(classic.participant());
        assertThat(classic.participant().address()).isEqualTo(THEM);
        assertThat(group.conversation().addresses()).containsExactly(THEM, "+14155550124");
        assertThat(delivery.errorCode()).isEqualTo(21610);
    }

    @Test
    void readsProxyInteractions() {
        // When
        var call = (ProxyInteraction) parse("proxy/callback-interaction-call-completed.form");
        var oneSided = (ProxyInteraction) parse("proxy/callback-one-sided-message-interaction.form");
        var late = (ProxyOutOfSession) parse("proxy/out-of-session-message-closed-session.form");
        var stranger = (ProxyOutOfSession) parse("proxy/out-of-session-call-unknown-caller.form");
        // Then
        assertThat(call.interaction().kind()).isEqualTo("Voice");
        assertThat(call.outbound().resourceStatus()).isEqualTo("completed");
        assertThat(oneSided.inbound().resourceSid()).isNull();
        assertThat(late.sessionStatus()).isEqualTo("closed");
        assertThat(late.outbound())
                .isEqualTo(new ProxyEvent.Party("KPf42b3b9a408cf909b08e75d8da26cd83", "+14155550150", US, "driver"));
        assertThat(stranger.inbound()).isNull();
    }

    @Test
    void readsReservationsFromBothSources() {
        // When
        var classic = (ReservationAccepted) parse("taskrouter/event-reservation.accepted.form");
        var stream =
                (ReservationAccepted) TwilioEvents.parse(Sample.of("event-streams/taskrouter-batch-reservation.json")
                        .identify()
                        .getLast()
                        .event());
        var failed = (ReservationFailed) parse("taskrouter/event-reservation.failed-no-worker.form");
        // Then
        assertThat(classic.occurrence().at()).isEqualTo(Instant.ofEpochMilli(1795514405123L));
        assertThat(stream.occurrence().at()).isEqualTo(Instant.parse("2026-11-21T14:05:09Z"));
        assertThat(stream.reservation())
                .usingRecursiveComparison()
                .ignoringFields("task.version", "worker.version")
                .isEqualTo(classic.reservation());
        assertThat(failed.reservation().worker()).isNull();
    }

    @Test
    void readsWorkers() {
        // When
        var activity = (WorkerActivityUpdated) parse("taskrouter/event-worker.activity.update.form");
        var capacity = (WorkerCapacityUpdated) parse("taskrouter/event-worker.capacity.update.form");
        // Then
        assertThat(activity.worker().activityName()).isEqualTo("Unavailable");
        assertThat(activity.previousActivityName()).isEqualTo("Available");
        assertThat(activity.timeInPrevious()).isEqualTo(Duration.ofMillis(812345));
        assertThat(capacity.channel())
                .isEqualTo(new WorkerEvent.Channel("TC7b9715cb5711c433f6137f5cdd047d06", "sms", true, 60.0, 2));
    }

    @Test
    void readsCallsAndRecordings() {
        // When
        var status = (CallStatusChanged) parse("voice/call-status-completed.form");
        var dial = (CallVerbEnded) parse("voice/dial-action.form");
        var absent = (RecordingStatusChanged) parse("voice/recording-status-absent.form");
        // Then
        assertThat(status.sequence()).isEqualTo(3);
        assertThat(status.duration()).isEqualTo(Duration.ofSeconds(42));
        assertThat(dial.dialCallStatus()).isEqualTo("completed");
        assertThat(absent.status()).isEqualTo("absent");
        assertThat(absent.recording().duration()).isNull();
    }

    @Test
    void readsFrontlinesPages() {
        // When
        var page = (CustomersRequested) parse("frontline/crm-GetCustomersList-next-page.form");
        // Then
        assertThat(page.pageSize()).isEqualTo(30);
        assertThat(page.pageToken()).isEqualTo("eyJvIjozMH0=");
    }

    @Test
    void readsErrorsFromBothSources() {
        // When
        var classic = (ErrorLogged) parse("debugger/error-event.form");
        var stream = (ErrorLogged) parse("event-streams/error-log-logged.json");
        // Then
        assertThat(classic.errorCode()).isEqualTo(11200);
        assertThat(classic.resourceSid()).isEqualTo("CA06e5587029776e3c379c8961550dc0c4");
        assertThat(stream.errorCode()).isEqualTo(11200);
        assertThat(stream.resourceSid()).isEqualTo("SM55eacc21f430df4b489f9526bbee364f");
    }

    private static TwilioEvent parse(String file) {
        return TwilioEvents.parse(Sample.of(file).identify().getFirst().event());
    }
}

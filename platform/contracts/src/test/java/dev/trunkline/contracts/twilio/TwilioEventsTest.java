package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.twilio.ConversationsEvent.ConversationMessageAdded;
import dev.trunkline.contracts.twilio.MessagingEvent.InboundMessage;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioEventsTest {

    @ParameterizedTest
    @MethodSource("dev.trunkline.contracts.webhook.Sample#all")
    void knowsEverySample(Sample sample) {
        // When
        var events = sample.identify().stream().map(one -> TwilioEvents.parse(one.event()));
        // Then
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event).isNotInstanceOf(UnroutedEvent.class);
            assertThat(event.received().accountSid()).isEqualTo(Sample.ACCOUNT);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.trunkline.contracts.webhook.Sample#all")
    void keepsEveryParameter(Sample sample) {
        // When
        var raw = TwilioEvents.parse(sample.identify().getFirst().event()).raw();
        // Then
        var parameters = sample.parameters();
        assertThat(raw.names()).containsAll(parameters.names());
        assertThat(parameters.names())
                .allSatisfy(name -> assertThat(raw.all(name)).isEqualTo(parameters.all(name)));
    }

    @Test
    void keepsWhatTwilioAddsTomorrow() {
        assertThat(parse("messaging/inbound-alphanumeric-unknown-param.form")
                        .raw()
                        .get("SomeFutureTwilioField"))
                .contains("kept as is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chat/onMediaMessageSent.form                                     | ChatMessageSent
            chat/onMemberUpdated.form                                        | ChatMemberUpdated
            chat/pre-onMessageSend.form                                      | ChatActionProposed
            chat/onUserUpdated.form                                          | ChatUserUpdated
            conversations/onConversationStateUpdated-closed.form             | ConversationStateUpdated
            conversations/pre-onConversationAdd.form                         | ConversationActionProposed
            conversations/onUserUpdated.form                                 | ConversationUserUpdated
            frontline/routing-incoming-conversation.form                     | ConversationRouteRequested
            frontline/crm-GetCustomerDetailsByCustomerId.form                | CustomerRequested
            frontline/outgoing-GetProxyAddress-sms.form                      | ProxyAddressRequested
            frontline/templates-GetTemplatesByCustomerId.form                | TemplatesRequested
            proxy/intercept-message.form                                     | ProxyIntercepted
            taskrouter/assignment-callback.form                              | AssignmentRequested
            taskrouter/event-activity.created.form                           | WorkspaceChanged
            taskrouter/event-reservation.wrapup.form                         | ReservationWrapUp
            taskrouter/event-task-queue.entered.form                         | TaskRouted
            taskrouter/event-workflow.timeout.form                           | TaskRouted
            taskrouter/event-task.system-deleted.form                        | TaskDeleted
            taskrouter/event-worker.channel.availability.update.form         | WorkerChannelAvailabilityUpdated
            voice/inbound-call-fallback.form                                 | CallArrived
            voice/conference-status-participant-join.form                    | ConferenceChanged
            flex/interaction-onChannelCreateFailed.form                      | FlexChannelCreateFailed
            flex/interaction-onParticipantLeft.form                          | FlexParticipantLeft
            event-streams/sink-test-event.json                               | SinkTested
            event-streams/taskrouter-task-created.json                       | TaskCreated
            """)
    void namesTheEvent(String file, String name) {
        assertThat(parse(file).getClass().getSimpleName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "twilio.unrouted,A=b",
        "twilio.chat.onSomethingNew,ChannelSid=CH1",
        "twilio.messaging.inbound,Body=no+sid",
        "twilio.messaging.status,MessageSid=SM1",
        "twilio.taskrouter.reservation.pondered,TaskSid=WT1",
        "twilio.frontline.crm,Worker=w&Location=Nowhere",
        "twilio.messaging.inbound,%",
        "twilio.messaging.inbound,%ff=a",
        "com.twilio.messaging.inbound-message.received,{",
        "com.twilio.messaging.inbound-message.received,[]",
        "com.twilio.studio.flow.step.ended,{}",
        "com.twilio,{}",
        "com.twilio.,{}",
        "twilio.,a",
        "somebody.elses,a"
    })
    void leavesUnroutedWhatNoTypeFits(String type, String data) {
        // When
        var event = TwilioEvents.parse(event(type, data));
        // Then
        assertThat(event)
                .isInstanceOfSatisfying(
                        UnroutedEvent.class,
                        unrouted -> assertThat(unrouted.reason())
                                .startsWith("type " + type + ": ")
                                .contains("expected:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NumMedia=many", "NumMedia=99999999999999", "Latitude=north&Longitude=west", "Latitude=1"})
    void overlooksMalformedDetails(String detail) {
        // When
        var event = TwilioEvents.parse(event("twilio.messaging.inbound", "MessageSid=SM1&From=a&To=b&" + detail));
        // Then
        assertThat(event).isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.mediaCount()).isZero();
            assertThat(message.location()).isNull();
        });
    }

    @Test
    void overlooksMediaThatAreNoJson() {
        // When
        var event = TwilioEvents.parse(
                event("twilio.conversations.onMessageAdded", "ConversationSid=CH1&MessageSid=IM1&Media=%5B%7B"));
        // Then
        assertThat(event)
                .isInstanceOfSatisfying(
                        ConversationMessageAdded.class,
                        added -> assertThat(added.message().media()).isEmpty());
    }

    @Test
    void takesTheAccountOfTheEnvelopeWhereTheWebhookNamesNone() {
        assertThat(TwilioEvents.parse(event("twilio.frontline.crm", "Worker=w&Location=GetCustomersList"))
                        .received()
                        .accountSid())
                .isEqualTo("AC9");
    }

    @Test
    void givesParametersOfEventsTheirClassicNames() {
        // When
        var parameters = Parameters.ofEvent("""
                {"data":{"messageSid":"SM1","task_sid":"WT1","payload":{"worker_time_in_previous_activity_ms":5},"list":[1,"b"],
                "MessagingBinding":{"Address":"a"},"attributes":{"k":[1]},"none":null,"Media":[{"Sid":"ME1"}]}}
                """.getBytes(StandardCharsets.UTF_8));
        // Then
        var values =
                parameters.names().stream().collect(java.util.stream.Collectors.toMap(name -> name, parameters::all));
        assertThat(values)
                .isEqualTo(Map.of(
                        "MessageSid", List.of("SM1"),
                        "TaskSid", List.of("WT1"),
                        "WorkerTimeInPreviousActivityMs", List.of("5"),
                        "List", List.of("1", "b"),
                        "MessagingBinding.Address", List.of("a"),
                        "Attributes", List.of("{\"k\":[1]}"),
                        "Media", List.of("[{\"Sid\":\"ME1\"}]")));
    }

    private static TwilioEvent parse(String file) {
        return TwilioEvents.parse(Sample.of(file).identify().getFirst().event());
    }

    private static CloudEvent event(String type, String data) {
        return new CloudEvent(
                "id-1",
                "/test",
                type,
                Sample.RECEIVED_AT,
                null,
                Map.of(Extension.ACCOUNT, "AC9"),
                data.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.trunkline.contracts.webhook;

import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.twilio.FlexEvent.FlexInteractionCreated;
import dev.trunkline.contracts.twilio.TwilioEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventIdentityTest {

    private static final String STATUS = "AccountSid=AC1&MessageSid=SM1&From=%2B1400&To=%2B1500&MessageStatus=";

    @ParameterizedTest
    @MethodSource("dev.trunkline.contracts.webhook.Sample#all")
    void keepsTheBodyByteForByte(Sample sample) {
        // When
        var identified = sample.identify();
        // Then
        var bodies = identified.stream()
                .map(one -> new String(one.event().data(), StandardCharsets.UTF_8))
                .toList();
        var body = new String(sample.body(), StandardCharsets.UTF_8).strip();
        assertThat(body).isIn(bodies.getFirst(), "[" + String.join(",", bodies) + "]");
    }

    @Test
    @Tag("A07")
    void givesEverySampleItsOwnId() {
        // When
        var files = Sample.all()
                .flatMap(sample -> sample.identify().stream()
                        .map(one -> Map.entry(one.event().id(), sample.file())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        // Then
        assertThat(files.values().stream()
                        .filter(same -> same.size() > 1)
                        .map(same -> same.stream().sorted().toList()))
                .containsExactlyInAnyOrder(
                        List.of("chat/onMessageSent-retry.form", "chat/onMessageSent.form"),
                        List.of(
                                "event-streams/messaging-batch-delivered-undelivered-failed.json",
                                "event-streams/messaging-duplicate-in-batch.json",
                                "event-streams/messaging-out-of-order-batch.json"),
                        List.of(
                                "event-streams/messaging-message-sent.json",
                                "event-streams/messaging-out-of-order-batch.json"));
    }

    @Test
    @Tag("A07")
    void takesRetryAndFallbackForTheSameEvent() {
        // Given
        var original = "AccountSid=AC1&MessageSid=SM1&From=%2B1&To=%2B2&Body=Hi&SmsStatus=received";
        // When
        var ids = Stream.of(
                        original,
                        original + "&RetryCount=0",
                        original + "&RetryCount=2",
                        original + "&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fhooks.example.test%2F",
                        original + "&MessagingServiceSid=",
                        "SmsStatus=received&Body=Hi&To=%2B2&From=%2B1&MessageSid=SM1&AccountSid=AC1")
                .map(form -> id(WebhookRoute.MESSAGING, form));
        // Then
        assertThat(ids.distinct()).hasSize(1);
    }

    @Test
    @Tag("A07")
    void takesEachStatusOfOneMessageForItsOwnEvent() {
        // When
        var ids = Stream.of(
                        "sent",
                        "delivered",
                        "undelivered",
                        "undelivered&ErrorCode=30005",
                        "undelivered&ErrorCode=30003")
                .map(status -> id(WebhookRoute.MESSAGING, STATUS + status));
        // Then
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void takesTheSameParametersOfTwoAccountsForTwoEvents() {
        assertThat(id("AC1", WebhookRoute.MESSAGING, STATUS + "sent", null))
                .isNotEqualTo(id("AC2", WebhookRoute.MESSAGING, STATUS + "sent", null));
    }

    @Test
    void doesNotMixUpNamesAndValues() {
        assertThat(id(WebhookRoute.CHAT, "EventType=a&A=bC&D=e"))
                .isNotEqualTo(id(WebhookRoute.CHAT, "EventType=a&A=b&CD=e"));
    }

    @ParameterizedTest
    @CsvSource({"MESSAGING,false", "CHAT,false", "PROXY,false", "VOICE_STATUS,false", "VOICE,true", "FRONTLINE_CRM,true"
    })
    void heedsTheIdempotencyTokenOnlyWhereNothingElseIdentifies(WebhookRoute route, boolean heeded) {
        // Given
        var form = "AccountSid=AC1&CallSid=CA1&From=%2B1&To=%2B2&Digits=1";
        // When
        var first = id("AC1", route, form, "token-1");
        var again = id("AC1", route, form, "token-1");
        var other = id("AC1", route, form, "token-2");
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other.equals(first)).isEqualTo(!heeded);
    }

    @Test
    void tellsRequestsWithoutParametersApartByTheirBody() {
        assertThat(json(null, "[1]").event().id())
                .isNotEqualTo(json(null, "[2]").event().id());
    }

    @Test
    void readsAClassicWebhookThatComesAsJson() {
        // Given
        var body = "{\"EventType\":\"onInteractionCreated\",\"InteractionSid\":\"KD1\",\"RetryCount\":1}";
        // When
        var identified = json(WebhookRoute.FLEX, body);
        // Then
        assertThat(identified.event().type()).isEqualTo("twilio.flex.onInteractionCreated");
        assertThat(identified.key()).isEqualTo("KD1");
        assertThat(json(WebhookRoute.FLEX, body.replace(":1}", ":2}")).event().id())
                .isEqualTo(identified.event().id());
        assertThat(TwilioEvents.parse(identified.event())).isInstanceOf(FlexInteractionCreated.class);
    }

    @Test
    void keepsAClassicWebhookThatIsNoJsonThoughItSaysSo() {
        assertThat(json(WebhookRoute.FLEX, "{").event().type()).isEqualTo("twilio.flex.unknown");
    }

    @Test
    void takesTaskRoutersOwnSid() {
        assertThat(Sample.of("taskrouter/event-reservation.accepted.form")
                        .identify()
                        .getFirst()
                        .event()
                        .id())
                .isEqualTo("EV3fcdcca0597999d67396a0808daaa457");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messaging/inbound-sms.form                              | twilio.messaging.inbound                 | +14155550100;+14155550123
            messaging/status-delivered.form                         | twilio.messaging.status                  | +14155550100;+14155550123
            messaging/status-accepted-messaging-service.form        | twilio.messaging.status                  | MG664d8d221a7b03ddf58f97d3d618dd9f;+14155550123
            whatsapp/inbound-text.form                              | twilio.messaging.inbound                 | whatsapp:+14155550100;whatsapp:+447700900123
            whatsapp/inbound-username-number-hidden-ASSUMED.form    | twilio.messaging.inbound                 | whatsapp:+14155550100;whatsapp:GB.4566546130240824
            messenger/status-read.form                              | twilio.messaging.status                  | messenger:104900000000001;messenger:3300000000000001
            chat/onMessageSent.form                                 | twilio.chat.onMessageSent                | CHc049890fe71120c9ef3c349a431f7e58
            chat/onUserUpdated.form                                 | twilio.chat.onUserUpdated                | US11dfe231a1721559a759cefb2bd1daed
            conversations/onMessageAdded-from-customer-sms.form     | twilio.conversations.onMessageAdded      | CHe6964344260e6990a4bec06da4b7df94
            conversations/pre-onConversationAdd.form                | twilio.conversations.onConversationAdd   | +14155550100;+14155550123
            proxy/callback-interaction-message.form                 | twilio.proxy.interaction                 | KC9ce2c3be3eb5618286da397de475f0a3
            proxy/intercept-call.form                               | twilio.proxy.intercept                   | KC9ce2c3be3eb5618286da397de475f0a3
            proxy/out-of-session-call-unknown-caller.form           | twilio.proxy.out-of-session              | +14155550100;+14155550123
            proxy/out-of-session-message-closed-session.form        | twilio.proxy.out-of-session              | KC9ce2c3be3eb5618286da397de475f0a3
            taskrouter/event-reservation.accepted.form              | twilio.taskrouter.reservation.accepted   | WTd254422dd976df358d1c99361cf69dfa
            taskrouter/event-worker.activity.update.form            | twilio.taskrouter.worker.activity.update | WK1fb9fc280bb73640238449620781c339
            taskrouter/event-activity.created.form                  | twilio.taskrouter.activity.created       | WA98ace214fd671bc3d7c623bd6103d18a
            taskrouter/assignment-callback.form                     | twilio.taskrouter.assignment             | WTd254422dd976df358d1c99361cf69dfa
            voice/inbound-call.form                                 | twilio.voice.inbound                     | CA06e5587029776e3c379c8961550dc0c4
            voice/inbound-call-fallback.form                        | twilio.voice.inbound                     | CA06e5587029776e3c379c8961550dc0c4
            voice/call-status-ringing.form                          | twilio.voice.status                      | CAea975412b604dafdf94cbe18eecda7c1
            voice/recording-status-completed.form                   | twilio.voice.recording                   | CA06e5587029776e3c379c8961550dc0c4
            voice/conference-status-participant-join.form           | twilio.voice.conference                  | CA06e5587029776e3c379c8961550dc0c4
            voice/gather-action.form                                | twilio.voice.action                      | CA06e5587029776e3c379c8961550dc0c4
            voice/dial-action.form                                  | twilio.voice.action                      | CA06e5587029776e3c379c8961550dc0c4
            voice/record-action.form                                | twilio.voice.action                      | CA06e5587029776e3c379c8961550dc0c4
            frontline/crm-GetCustomersList.form                     | twilio.frontline.crm                     | agent.one@example.com
            frontline/outgoing-GetProxyAddress-sms.form             | twilio.frontline.outgoing                | 98
            frontline/templates-GetTemplatesByCustomerId.form       | twilio.frontline.templates               | CHe6964344260e6990a4bec06da4b7df94
            frontline/routing-incoming-conversation.form            | twilio.conversations.onConversationRoute | CHe6964344260e6990a4bec06da4b7df94
            flex/interaction-onParticipantJoined.form               | twilio.flex.onParticipantJoined          | KD0d87951e9a4267416c6c3c11086d1119
            debugger/error-event.form                               | twilio.debugger.logged                   | NO7c486962d3d4372170ceafc8aa1682be
            """)
    void namesTypeAndLane(String file, String type, String key) {
        // When
        var identified = Sample.of(file).identify().getFirst();
        // Then
        assertThat(identified.event().type()).isEqualTo(type);
        assertThat(identified.key()).isEqualTo(key);
        assertThat(identified.event().source())
                .isEqualTo("/accounts/" + Sample.ACCOUNT + "/"
                        + identified.family().id());
        assertThat(identified.event().extensions()).containsEntry(Extension.ACCOUNT, Sample.ACCOUNT);
        assertThat(identified.event().time()).isEqualTo(Sample.RECEIVED_AT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messaging-inbound-single-not-array.json | com.twilio.messaging.inbound-message.received  | +14155550100;+14155550123
            messaging-message-sent.json             | com.twilio.messaging.message.sent              | +14155550100;+14155550123
            conversations-message-added.json        | com.twilio.conversations.message.added         | CHe6964344260e6990a4bec06da4b7df94
            taskrouter-task-created.json            | com.twilio.taskrouter.task.created             | WTd254422dd976df358d1c99361cf69dfa
            taskrouter-worker-activity-update.json  | com.twilio.taskrouter.worker.activity.update   | WK1fb9fc280bb73640238449620781c339
            error-log-logged.json                   | com.twilio.error-logs.error.logged             | NO39da7a7402afd94c7c7c56da95631341
            sink-test-event.json                    | com.twilio.eventstreams.test-event             | DG60d750884c102f0800aa34ba03a061a2
            """)
    void keysEventStreamsLikeTheirClassicWebhooks(String file, String type, String key) {
        // When
        var identified = Sample.of("event-streams/" + file).identify().getFirst();
        // Then
        assertThat(identified.event().type()).isEqualTo(type);
        assertThat(identified.key()).isEqualTo(key);
        assertThat(identified.topic()).isEqualTo("trunkline.webhooks.event-streams");
    }

    @Test
    void splitsABatchAndKeepsIdSourceAndTime() {
        // When
        var identified =
                Sample.of("event-streams/messaging-out-of-order-batch.json").identify();
        // Then
        assertThat(identified)
                .extracting(one -> one.event().id())
                .containsExactly("EZ518884e17545b430ad76a2996c597409", "EZee41422cd1ecd4938accca9a307056b7");
        assertThat(identified.getFirst().event().source())
                .isEqualTo(
                        "/2010-04-01/Accounts/" + Sample.ACCOUNT + "/Messages/SMea975412b604dafdf94cbe18eecda7c1.json");
        assertThat(identified.getFirst().event().time()).isEqualTo(Instant.parse("2026-11-21T14:05:09Z"));
    }

    @Test
    void cutsEventsOutOfABatchWithTheirOwnBytes() {
        // When
        var identified =
                stream(" [ {\"id\":\"1\", \"type\":\"t\",\"data\":{\"ü\":\"😀\"}} ,\n{\"id\":\"2\",\"type\":\"t\"}] ");
        // Then
        assertThat(identified)
                .extracting(one -> new String(one.event().data(), StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"id\":\"1\", \"type\":\"t\",\"data\":{\"ü\":\"😀\"}}", "{\"id\":\"2\",\"type\":\"t\"}");
    }

    @Test
    void keepsAnEventThatLacksItsAttributes() {
        // When
        var identified = stream("[{\"data\":{}},{\"data\":{\"a\":1}}]");
        // Then
        assertThat(identified).extracting(one -> one.event().type()).containsOnly("twilio.event-streams.unknown");
        assertThat(identified).extracting(one -> one.event().id()).doesNotHaveDuplicates();
        assertThat(identified).extracting(one -> one.event().time()).containsOnly(Sample.RECEIVED_AT);
    }

    @Test
    void givesNothingForAnEmptyBatch() {
        assertThat(stream("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[1]", "\"text\"", "{\"id\":", "[{}", "{} {}", "[{\"a\":1},]", "null"})
    void refusesABodyThatIsNoCloudEventsJson(String body) {
        assertThatThrownBy(() -> stream(body))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("expected:");
    }

    @Test
    void refusesBottomlessJson() {
        assertThatThrownBy(() -> stream("{\"a\":".repeat(5000))).isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGING,messaging/status-sent.form,twilio.messaging.status",
        "MESSAGING_STATUS,messaging/inbound-sms.form,twilio.messaging.inbound",
        "VOICE,voice/call-status-inbound-completed.form,twilio.voice.status",
        "VOICE,voice/recording-status-absent.form,twilio.voice.recording",
        "VOICE_STATUS,voice/conference-status-participant-join.form,twilio.voice.conference",
        "TASKROUTER,taskrouter/assignment-callback.form,twilio.taskrouter.assignment",
        "TASKROUTER_ASSIGNMENT,taskrouter/event-task.created.form,twilio.taskrouter.task.created"
    })
    void goesByContentWhereTwoKindsShareOneUrl(WebhookRoute route, String file, String type) {
        assertThat(Sample.of(file).identify(route).getFirst().event().type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&EventType=", "&EventType=a%0Ab", "&EventType=%20"})
    void namesAnEventWithoutUsableNameUnknown(String eventType) {
        assertThat(one("AC1", WebhookRoute.CHAT, "ChannelSid=CH1" + eventType, null)
                        .event()
                        .type())
                .isEqualTo("twilio.chat.unknown");
    }

    @Test
    void routesUnknownPathsByAccount() {
        // When
        var identified = one("AC1", null, "Some=Thing", null);
        // Then
        assertThat(identified.event().type()).isEqualTo("twilio.unrouted");
        assertThat(identified.key()).isEqualTo("AC1");
        assertThat(identified.topic()).isEqualTo("trunkline.webhooks.unrouted");
    }

    @Test
    void survivesEveryRouteWithoutAnyParameter() {
        for (var route : WebhookRoute.values()) {
            if (route != WebhookRoute.EVENT_STREAMS) {
                assertThat(one("AC1", route, "", null).key()).as(route.name()).startsWith("AC1");
            }
        }
    }

    private static List<Identified> stream(String json) {
        return EventIdentity.identify(
                WebhookRoute.EVENT_STREAMS,
                "AC1",
                "application/json",
                json.getBytes(StandardCharsets.UTF_8),
                Parameters.parse(new byte[0]),
                Sample.RECEIVED_AT,
                Map.of());
    }

    private static String id(WebhookRoute route, String form) {
        return id("AC1", route, form, null);
    }

    private static String id(String account, WebhookRoute route, String form, @Nullable String token) {
        return one(account, route, form, token).event().id();
    }

    private static Identified json(@Nullable WebhookRoute route, String body) {
        return EventIdentity.identify(
                        route,
                        "AC1",
                        "application/json; charset=utf-8",
                        body.getBytes(StandardCharsets.UTF_8),
                        Parameters.none(),
                        Sample.RECEIVED_AT,
                        Map.of())
                .getFirst();
    }

    private static Identified one(String account, @Nullable WebhookRoute route, String form, @Nullable String token) {
        var body = form.getBytes(StandardCharsets.UTF_8);
        Map<String, String> extensions =
                token == null ? Collections.emptyMap() : Map.of(Extension.IDEMPOTENCY_TOKEN, token);
        return EventIdentity.identify(
                        route,
                        account,
                        "application/x-www-form-urlencoded",
                        body,
                        Parameters.parse(body),
                        Sample.RECEIVED_AT,
                        extensions)
                .getFirst();
    }
}

package dev.trunkline.ingress;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.CloudEvent.Extension;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookFamily;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.ingress.Samples.Sample;
import dev.trunkline.ingress.door.DoorFixture;
import dev.trunkline.ingress.door.WebhookRequest;
import dev.trunkline.twilio.signature.SignedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE;
import static org.assertj.core.api.Assertions.assertThat;

/** What is genuine is on its topic, exactly as it came. */
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(IngressTestSettings.class)
class PublishedWebhooksTest extends DoorTestCase {

    @Test
    @Tag("A01")
    void everySampleIsPublishedOnceOnItsTopicUnderItsKey() throws IOException {
        // Given
        var run = UUID.randomUUID().toString();
        var samples = Samples.all();
        // When
        for (int i = 0; i < samples.size(); i++) {
            var answer =
                    TwilioRequests.send(service, signed(samples.get(i)), "I-Twilio-Idempotency-Token", run + "/" + i);
            assertThat(answer.statusCode()).as(samples.get(i).name()).isBetween(200, 204);
        }
        // Then
        var records = new HashMap<String, List<ConsumerRecord<String, byte[]>>>();
        for (var found : KafkaRecords.on(infrastructure.bootstrapServers(), everyTopic())) {
            CloudEvent.fromRecord(found)
                    .extension(Extension.IDEMPOTENCY_TOKEN)
                    .filter(token -> token.startsWith(run))
                    .ifPresent(token -> records.computeIfAbsent(token, unused -> new ArrayList<>())
                            .add(found));
        }
        assertThat(samples).hasSizeGreaterThan(100);
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            var found = records.getOrDefault(run + "/" + i, List.of());
            assertThat(found)
                    .as(sample.name())
                    .isNotEmpty()
                    .allSatisfy(webhook -> assertThat(webhook.topic())
                            .isEqualTo(Topics.webhooks(sample.route().family())));
            assertThat(found.stream().map(Published::of))
                    .as(sample.name())
                    .containsExactlyInAnyOrderElementsOf(due(sample, run + "/" + i));
            if (sample.isForm()) {
                assertThat(found).as(sample.name()).singleElement().satisfies(webhook -> {
                    assertThat(webhook.value()).isEqualTo(sample.body());
                    laneOf(sample).ifPresent(lane -> assertThat(webhook.key()).isEqualTo(lane));
                });
            } else {
                assertThat(found).as(sample.name()).hasSize(eventsIn(sample));
            }
        }
    }

    /** What of a record must be the same whoever makes it. */
    private record Published(String key, String id, String type, String value) {
        static Published of(ConsumerRecord<String, byte[]> found) {
            return of(found.key(), CloudEvent.fromRecord(found));
        }

        static Published of(String key, CloudEvent event) {
            return new Published(key, event.id(), event.type(), new String(event.data(), StandardCharsets.UTF_8));
        }
    }

    private static List<Published> due(Sample sample, String idempotencyToken) {
        var request = signed(sample);
        var token = IngressTestSettings.tokenOf(sample.route());
        var identified = EventIdentity.identify(
                sample.route(),
                token.equals(FLEX_TOKEN) ? FLEX : FRONTLINE,
                request.contentType(),
                sample.body(),
                Parameters.parse(sample.isForm() ? sample.body() : new byte[0]),
                request.receivedAt(),
                Map.of(Extension.IDEMPOTENCY_TOKEN, idempotencyToken));
        return identified.stream()
                .map(event -> Published.of(event.key(), event.event()))
                .toList();
    }

    /** The lane as Twilio's documentation names it, where a single parameter does. */
    private static Optional<String> laneOf(Sample sample) {
        var parameters = Parameters.parse(sample.body());
        return switch (sample.route()) {
            case MESSAGING, MESSAGING_STATUS ->
                isStatus(parameters) ? both(parameters, "From", "To") : both(parameters, "To", "From");
            case CHAT -> parameters.get("ChannelSid");
            case CONVERSATIONS -> parameters.get("ConversationSid");
            case PROXY, PROXY_INTERCEPT -> parameters.get("interactionSessionSid");
            case PROXY_OUT_OF_SESSION -> parameters.get("sessionSid");
            case TASKROUTER ->
                parameters
                        .get("EventType")
                        .filter(type -> type.startsWith("worker."))
                        .flatMap(type -> parameters.get("WorkerSid"))
                        .or(() -> parameters.get("TaskSid"));
            case TASKROUTER_ASSIGNMENT -> parameters.get("TaskSid");
            case VOICE, VOICE_STATUS, VOICE_RECORDING -> parameters.get("CallSid");
            case FRONTLINE_CRM, FRONTLINE_OUTGOING, FRONTLINE_TEMPLATES ->
                parameters
                        .get("ConversationSid")
                        .or(() -> parameters.get("CustomerId"))
                        .or(() -> parameters.get("Worker"));
            case FLEX -> parameters.get("InteractionSid");
            case DEBUGGER -> parameters.get("Sid");
            case EVENT_STREAMS -> Optional.empty();
        };
    }

    private static boolean isStatus(Parameters parameters) {
        return parameters
                .get("MessageStatus")
                .filter(status -> !status.equals("received"))
                .isPresent();
    }

    private static Optional<String> both(Parameters parameters, String ours, String theirs) {
        return parameters.get(ours).flatMap(our -> parameters.get(theirs).map(their -> our + ";" + their));
    }

    private static int eventsIn(Sample sample) throws IOException {
        var json = new ObjectMapper().readTree(sample.body());
        return json.isArray() ? json.size() : 1;
    }

    private static WebhookRequest signed(Sample sample) {
        var token = IngressTestSettings.tokenOf(sample.route());
        return sample.isForm()
                ? DoorFixture.signed("POST", sample.route().path(), DoorFixture.FORM, sample.body(), token)
                : DoorFixture.json(sample.route().path(), sample.body(), token);
    }

    @Test
    @Tag("A01")
    void aRecordCarriesWhatIsNeededToVerifyItAgain() {
        // Given
        var sid = newSid();
        var request = DoorFixture.form("/webhooks/messaging?tenant=a%2Fb", inbound(FLEX, sid), FLEX_TOKEN);
        // When
        TwilioRequests.send(service, request, "I-Twilio-Idempotency-Token", "token-1");
        // Then
        assertThat(published(WebhookFamily.MESSAGING, sid)).singleElement().satisfies(event -> {
            var signed = new SignedRequest(
                    "POST",
                    event.extension(Extension.WEBHOOK_URL).orElseThrow(),
                    event.dataContentType(),
                    event.data());
            assertThat(event.extension(Extension.SIGNATURE)).contains(DoorFixture.SIGNATURES.sign(signed, FLEX_TOKEN));
            assertThat(event.extension(Extension.IDEMPOTENCY_TOKEN)).contains("token-1");
            assertThat(event.extension(Extension.ACCOUNT)).contains(FLEX);
        });
    }

    static Stream<WebhookRoute> aliases() {
        return Arrays.stream(WebhookRoute.values())
                .filter(route -> !route.aliases().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("aliases")
    @Tag("A01")
    void aPredecessorsPathLeadsToTheSamePlace(WebhookRoute route) {
        for (var alias : route.aliases()) {
            // Given
            var sid = newSid();
            var request = route == WebhookRoute.EVENT_STREAMS
                    ? DoorFixture.json(alias, utf8("{\"id\":\"" + sid + "\",\"type\":\"com.twilio.x\"}"), FLEX_TOKEN)
                    : DoorFixture.form(alias, "Marker=" + sid, IngressTestSettings.tokenOf(route));
            // When
            var answer = TwilioRequests.send(service, request);
            // Then
            assertThat(answer.statusCode()).as(alias).isBetween(200, 204);
            assertThat(published(route.family(), sid)).as(alias).hasSize(1);
        }
    }

    @Test
    @Tag("A07")
    void aRepeatedDeliveryCarriesTheSameEventId() {
        // Given
        var sid = newSid();
        var request = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        // When
        for (var token : List.of("1", "2", "3")) {
            TwilioRequests.send(service, request, "I-Twilio-Idempotency-Token", token);
        }
        // Then
        var events = published(WebhookFamily.MESSAGING, sid);
        assertThat(events)
                .hasSize(3)
                .extracting(CloudEvent::id)
                .containsOnly(events.getFirst().id());
    }

    @Test
    void aGetCarriesItsParametersInTheQuery() {
        // Given
        var sid = newSid();
        var request =
                DoorFixture.signed("GET", "/webhooks/messaging?" + inbound(FLEX, sid), null, new byte[0], FLEX_TOKEN);
        // When
        var answer = TwilioRequests.send(service, request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(published(WebhookFamily.MESSAGING, sid))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("twilio.messaging.inbound"));
    }

    @Test
    @Tag("G03")
    void theCallersTraceGoesOnIntoTheRecord() {
        // Given
        var sid = newSid();
        var trace = TraceContext.start();
        var request = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        // When
        var answer = TwilioRequests.send(service, request, "traceparent", trace.traceparent());
        // Then
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains(trace.traceId());
        assertThat(published(WebhookFamily.MESSAGING, sid))
                .singleElement()
                .satisfies(event -> assertThat(event.trace().traceId()).isEqualTo(trace.traceId()));
    }

    @Test
    @Tag("G03")
    void aWebhookWithoutTraceStartsOne() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        // Then
        var correlation = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(published(WebhookFamily.MESSAGING, sid))
                .singleElement()
                .satisfies(event -> assertThat(event.trace().traceId()).isEqualTo(correlation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/event-streams", "/webhooks/messaging"})
    void aGenuineBodyThatIsNoJsonIsKept(String path) {
        // Given
        var sid = newSid();
        var request = DoorFixture.json(path, utf8("[{\"id\":\"" + sid + "\", broken"), FLEX_TOKEN);
        // When
        var answer = TwilioRequests.send(service, request);
        // Then
        assertThat(answer.statusCode()).isBetween(200, 204);
        var family = path.endsWith("messaging") ? WebhookFamily.MESSAGING : WebhookFamily.UNROUTED;
        assertThat(published(family, sid))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isEqualTo(request.body()));
    }

    @Test
    void theLargestBodyFitsIntoARecord() {
        // Given
        var sid = newSid();
        var start = inbound(FLEX, sid) + "&Filler=";
        var body = start + "x".repeat(1024 * 1000 - start.length());
        // When
        var answer = TwilioRequests.form(service, "/webhooks/messaging", body, FLEX_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(published(WebhookFamily.MESSAGING, sid)).hasSize(1);
    }
}

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
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.ingress.Samples.Sample;
import dev.trunkline.ingress.door.DoorFixture;
import dev.trunkline.ingress.door.WebhookRequest;
import dev.trunkline.twilio.signature.SignedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.trunkline.ingress.door.DoorFixture.FLEX;
import static dev.trunkline.ingress.door.DoorFixture.FLEX_TOKEN;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE;
import static dev.trunkline.ingress.door.DoorFixture.FRONTLINE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(IngressTestSettings.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
class WebhooksTest {

    private static final String EMPTY_TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    @TestHTTPResource
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    Infrastructure infrastructure;

    private static String inbound(String account, String sid) {
        return "AccountSid=" + account + "&MessageSid=" + sid
                + "&From=%2B14155550123&To=%2B14155550100&Body=Hello+%26+%C3%A9";
    }

    private static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<CloudEvent> published(WebhookFamily family, String text) {
        return KafkaRecords.containing(infrastructure.bootstrapServers(), Topics.webhooks(family), text);
    }

    private void assertNowhere(String text) {
        assertThat(WebhookFamily.values())
                .allSatisfy(family -> assertThat(published(family, text))
                        .as("records of %s", family)
                        .isEmpty());
    }

    private static WebhookRequest signed(Sample sample) {
        var token = IngressTestSettings.tokenOf(sample.route());
        return sample.isForm()
                ? DoorFixture.signed("POST", sample.route().path(), DoorFixture.FORM, sample.body(), token)
                : DoorFixture.json(sample.route().path(), sample.body(), token);
    }

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
        for (var family : WebhookFamily.values()) {
            for (var found : KafkaRecords.on(infrastructure.bootstrapServers(), Topics.webhooks(family))) {
                CloudEvent.fromRecord(found)
                        .extension(Extension.IDEMPOTENCY_TOKEN)
                        .filter(token -> token.startsWith(run))
                        .ifPresent(token -> records.merge(
                                token,
                                List.of(found),
                                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
            }
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
    @Tag("A02")
    void oneChangedByteIsRefusedAndPublishedNowhere() {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging?a=b", inbound(FLEX, sid), FLEX_TOKEN);
        var signature = String.valueOf(genuine.signature());
        var forged = List.of(
                with(genuine, genuine.uri(), signature, utf8(inbound(FLEX, sid) + "!")),
                with(genuine, "/webhooks/messaging?a=c", signature, genuine.body()),
                with(genuine, genuine.uri(), other(signature), genuine.body()),
                with(genuine, "/webhooks/messaging/status?a=b", signature, genuine.body()));
        for (var request : forged) {
            // When
            var answer = TwilioRequests.send(service, request);
            // Then
            assertProblem(answer, 403, "signature-refused");
        }
        assertNowhere(sid);
    }

    /** The same signature with another first character. */
    private static String other(String signature) {
        return (signature.charAt(0) == 'A' ? "B" : "A") + signature.substring(1);
    }

    private static WebhookRequest with(WebhookRequest request, String uri, String signature, byte[] body) {
        return new WebhookRequest(
                request.route(),
                "POST",
                uri,
                request.contentType(),
                signature,
                null,
                body,
                request.receivedAt(),
                request.trace());
    }

    @Test
    @Tag("A02")
    void noSignatureAtAllIsRefused() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.call(
                "POST",
                service.resolve("/webhooks/messaging"),
                inbound(FLEX, sid),
                Map.of("Content-Type", DoorFixture.FORM));
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("X-Twilio-Signature: missing");
        assertNowhere(sid);
    }

    @Test
    @Tag("A03")
    void aJsonBodyIsProvenByItsHashInTheQuery() {
        // Given
        var id = "EZ" + UUID.randomUUID();
        var body = "[{\"id\":\"" + id
                + "\",\"type\":\"com.twilio.messaging.message.sent\",\"source\":\"/s\",\"data\":{}}]";
        var genuine = DoorFixture.json("/webhooks/event-streams", utf8(body), FLEX_TOKEN);
        // When
        var edited = TwilioRequests.send(
                service, with(genuine, genuine.uri(), String.valueOf(genuine.signature()), utf8(body + " ")));
        var passed = TwilioRequests.send(service, genuine);
        // Then
        assertThat(edited.statusCode()).isEqualTo(403);
        assertThat(passed.statusCode()).isEqualTo(204);
        assertThat(published(WebhookFamily.EVENT_STREAMS, id))
                .singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo(id));
    }

    @ParameterizedTest
    @Tag("A03")
    @ValueSource(
            strings = {
                "https://hooks.example.com/twilio",
                "https://hooks.example.com:443/twilio",
                "https://old.example.com"
            })
    void theUrlMayBeSignedWithOrWithoutItsPort(String base) {
        // Given
        var sid = newSid();
        var uri = "/webhooks/messaging?a=%2F%20b&c";
        var body = utf8(inbound(FLEX, sid));
        var signature =
                DoorFixture.SIGNATURES.sign(new SignedRequest("POST", base + uri, DoorFixture.FORM, body), FLEX_TOKEN);
        var request = with(DoorFixture.form(uri, "", FLEX_TOKEN), uri, signature, body);
        // When
        var answer =
                TwilioRequests.send(service, request, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(published(WebhookFamily.MESSAGING, sid)).hasSize(1);
    }

    @ParameterizedTest
    @Tag("A04")
    @CsvSource({
        "/webhooks/conversations, frontline, frontline, 200",
        "/webhooks/conversations, flex, flex, 403",
        "/webhooks/conversations, frontline, flex, 403",
        "/webhooks/frontline/crm, frontline, frontline, 200",
        "/webhooks/frontline/crm, flex, flex, 403",
        "/webhooks/frontline/outgoing, frontline, frontline, 200",
        "/webhooks/frontline/outgoing, flex, flex, 403",
        "/webhooks/frontline/templates, frontline, frontline, 200",
        "/webhooks/frontline/templates, flex, flex, 403",
        "/webhooks/chat, frontline, frontline, 403",
        "/webhooks/chat, flex, flex, 200",
        "/webhooks/chat, flex, frontline, 403",
        "/webhooks/taskrouter, flex, flex, 204",
        "/webhooks/taskrouter, frontline, frontline, 204",
        "/webhooks/taskrouter, flex, frontline, 403",
        "/webhooks/taskrouter, frontline, flex, 403"
    })
    void theAccountDecidesTheToken(String path, String named, String signer, int status) {
        // Given
        var sid = newSid();
        var body = "AccountSid=" + (named.equals("flex") ? FLEX : FRONTLINE) + "&EventType=task.created&Sid=" + sid;
        // When
        var answer = TwilioRequests.form(service, path, body, signer.equals("flex") ? FLEX_TOKEN : FRONTLINE_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertNowhere(sid);
        }
    }

    @Test
    @Tag("A05")
    void inboundMessagesGetEmptyTwiml() {
        // When
        var answer = TwilioRequests.form(service, "/webhooks/messaging", inbound(FLEX, newSid()), FLEX_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(answer.body()).isEqualTo(EMPTY_TWIML);
    }

    @ParameterizedTest
    @Tag("A05")
    @CsvSource({
        "/webhooks/taskrouter, 204, application/json, ''",
        "/webhooks/messaging/status, 204, , ''",
        "/webhooks/proxy, 204, , ''",
        "/webhooks/proxy/intercept, 204, , ''",
        "/webhooks/voice/status, 204, , ''",
        "/webhooks/voice/recording, 204, , ''",
        "/webhooks/flex, 204, , ''",
        "/webhooks/debugger, 204, , ''",
        "/webhooks/taskrouter/assignment, 200, application/json, {}",
        "/webhooks/chat, 200, application/json, {}",
        "/webhooks/conversations, 200, application/json, {}",
        "/webhooks/frontline/crm, 200, application/json, {}",
        "/webhooks/frontline/outgoing, 200, application/json, {}",
        "/webhooks/voice, 200, text/xml, <?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>",
        "/webhooks/proxy/out-of-session, 200, text/xml, <?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"
    })
    void eachWebhookIsAnsweredInTheShapeItNeeds(String path, int status, String type, String body) {
        // When
        var token = IngressTestSettings.tokenOf(WebhookRoute.ofPath(path).orElseThrow());
        var account = token.equals(FLEX_TOKEN) ? FLEX : FRONTLINE;
        var answer = TwilioRequests.form(service, path, "AccountSid=" + account + "&Sid=" + newSid(), token);
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        var contentType = answer.headers().firstValue("Content-Type");
        if (type == null) {
            assertThat(contentType).isEmpty();
        } else {
            assertThat(contentType.orElseThrow()).startsWith(type);
        }
    }

    @Test
    @Tag("A06")
    void anUnknownPathIsKeptWhereTheRequestIsGenuine() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/some/other/hook?x=1", inbound(FLEX, sid), FLEX_TOKEN);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EMPTY_TWIML);
        assertThat(published(WebhookFamily.UNROUTED, sid))
                .singleElement()
                .satisfies(event -> assertThat(event.extension(Extension.WEBHOOK_URL))
                        .contains(DoorFixture.PUBLIC_URL + "/some/other/hook?x=1"));
    }

    @Test
    @Tag("A06")
    void anUnknownPathIsRefusedWhereItIsNot() {
        // Given
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/some/other/hook", inbound(FLEX, sid), "another token");
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertNowhere(sid);
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

    @Test
    void anUnknownAccountIsRefused() {
        // Given
        var stranger = "AC" + "f".repeat(32);
        var sid = newSid();
        // When
        var answer = TwilioRequests.form(service, "/webhooks/messaging", inbound(stranger, sid), FLEX_TOKEN);
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("not one of ours").doesNotContain(stranger);
        assertNowhere(sid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ZZ", "%C3%28", "%"})
    void aFormThatTwilioCannotHaveSentIsRefusedWithItsPlace(String broken) {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        var request = with(
                genuine,
                genuine.uri(),
                String.valueOf(genuine.signature()),
                utf8("AccountSid=" + FLEX + "&MessageSid=" + sid + "&Body=" + broken));
        // When
        var answer = TwilioRequests.send(service, request);
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("form:");
        assertNowhere(sid);
    }

    @Test
    void rawInvalidUtf8IsRefusedWithItsPlace() {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        var body = (inbound(FLEX, sid) + "\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        // When
        var answer =
                TwilioRequests.send(service, with(genuine, genuine.uri(), String.valueOf(genuine.signature()), body));
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("not UTF-8");
        assertNowhere(sid);
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
    void aBodyOfAnotherTypeNeedsItsHashInTheQuery() {
        // Given
        var sid = newSid();
        var genuine = DoorFixture.form("/webhooks/messaging", inbound(FLEX, sid), FLEX_TOKEN);
        var request = new WebhookRequest(
                genuine.route(),
                "POST",
                genuine.uri(),
                "text/plain",
                genuine.signature(),
                null,
                genuine.body(),
                genuine.receivedAt(),
                genuine.trace());
        // When
        var answer = TwilioRequests.send(service, request);
        // Then
        assertProblem(answer, 403, "signature-refused");
        assertThat(answer.body()).contains("text/plain");
        assertNowhere(sid);
    }

    @Test
    void anEmptyBodyIsKeptWhereItIsSignedAndRefusedWhereNot() {
        // Given
        var marker = newSid();
        var request = DoorFixture.form("/webhooks/messaging?marker=" + marker, "", FLEX_TOKEN);
        // When
        var kept = TwilioRequests.send(service, request);
        var refused = TwilioRequests.form(service, "/webhooks/messaging", "", "another token");
        // Then
        assertThat(kept.statusCode()).isEqualTo(200);
        assertProblem(refused, 403, "signature-refused");
        assertThat(KafkaRecords.on(infrastructure.bootstrapServers(), Topics.webhooks(WebhookFamily.MESSAGING)))
                .extracting(CloudEvent::fromRecord)
                .filteredOn(event ->
                        event.extension(Extension.WEBHOOK_URL).orElse("").contains(marker))
                .hasSize(1);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhole() {
        // Given
        var sid = newSid();
        var body = inbound(FLEX, sid) + "&Filler=" + "x".repeat(1024 * 1000);
        // When
        var announced = TwilioRequests.form(service, "/webhooks/messaging", body, FLEX_TOKEN);
        var chunked = TwilioRequests.send(HttpRequest.newBuilder(service.resolve("/webhooks/messaging"))
                .header("Content-Type", DoorFixture.FORM)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                .build());
        // Then
        assertProblem(announced, 413, "body-too-large");
        assertThat(announced.headers().firstValue("X-Correlation-Id")).isPresent();
        assertProblem(chunked, 413, "body-too-large");
        assertThat(chunked.headers().firstValue("X-Correlation-Id")).isPresent();
        assertNowhere(sid);
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

    @Test
    void anotherMethodIsNotAllowed() {
        // When
        var answer = TwilioRequests.call(
                "PUT",
                service.resolve("/webhooks/messaging"),
                inbound(FLEX, newSid()),
                Map.of("Content-Type", DoorFixture.FORM));
        // Then
        assertProblem(answer, 405, "http-405");
    }

    @Test
    void aHeaderOfUserInfoDoesNotMatter() {
        // Given
        var request = DoorFixture.form("/webhooks/messaging", inbound(FLEX, newSid()), FLEX_TOKEN);
        // When
        var basic = TwilioRequests.send(service, request, "Authorization", "Basic dXNlcjpzZWNyZXQ=");
        var bearer = TwilioRequests.send(service, request, "Authorization", "Bearer nonsense");
        // Then
        assertThat(basic.statusCode()).isEqualTo(200);
        assertThat(bearer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void whatIsForManagementIsNotOnTheDoorOfTwilio(String path) {
        // When
        var here = TwilioRequests.call("GET", management.resolve(path), "", Map.of());
        var there = TwilioRequests.call("GET", service.resolve(path), "", Map.of());
        // Then
        assertThat(here.statusCode()).isEqualTo(200);
        assertProblem(there, 403, "signature-refused");
    }

    @Test
    void theApiIsDescribed() {
        // When
        var answer = TwilioRequests.call("GET", management.resolve("/q/openapi"), "", Map.of());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(Arrays.stream(WebhookRoute.values())
                        .map(WebhookRoute::path)
                        .toList())
                .contains("/quarantine/release");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status).contains("/problems/" + type);
    }
}

package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookFamily;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One trace id at every place that a message passes. */
@ExtendWith(RunningSandbox.class)
class TraceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @Tag("Y05")
    void oneTraceJoinsWebhookKafkaRecordJournalEntryTwilioCallsAndLiveEvent(Sandbox sandbox) throws Exception {
        // Given
        var customer = Customers.newNumber();
        var trace = TraceContext.start();
        try (var stream = LiveEvents.of(sandbox)) {
            var webhook = withheldWebhook(sandbox, customer);
            // When
            var answer = deliver(webhook, trace);
            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Correlation-Id")).contains(trace.traceId());
            var sid = webhook.get("sid");
            assertThat(kafkaRecord(sandbox, sid).trace().traceId()).isEqualTo(trace.traceId());
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(entryTraces(sandbox, "twilio.messaging.inbound")).contains(trace.traceId());
                assertThat(stream.traceOf(sid)).contains(trace.traceId());
                assertThat(callTraces(sandbox, "/Messages/" + sid + "/Media")).containsExactly(trace.traceId());
            });
        }
    }

    @Test
    @Tag("Y05")
    void oneTraceJoinsAnAgentsRequestJournalEntryEachAttemptAndLiveEvent(Sandbox sandbox) throws Exception {
        // Given
        var customer = Customers.newNumber();
        var trace = TraceContext.start();
        var conversation = given().auth()
                .oauth2(sandbox.token("agent"))
                .contentType("application/json")
                .body(Map.of("address", customer))
                .post(sandbox.value("GATEWAY_URL") + "/api/conversations")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        refuseOnce(sandbox, customer);
        try (var stream = LiveEvents.of(sandbox)) {
            // When
            var text = "traced to " + conversation;
            var answer = given().auth()
                    .oauth2(sandbox.token("agent"))
                    .header("traceparent", trace.traceparent())
                    .contentType("application/json")
                    .body(Map.of("body", text))
                    .post(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation + "/messages");
            // Then
            assertThat(answer.statusCode()).isIn(201, 202);
            assertThat(answer.header("X-Correlation-Id")).isEqualTo(trace.traceId());
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(statusesOfCalls(sandbox, trace)).containsExactly(429, 201);
                assertThat(entryTraces(sandbox, "trunkline.message.send")).contains(trace.traceId());
                assertThat(stream.traceOf(text)).contains(trace.traceId());
            });
        }
    }

    /** What Twilio would send for a picture, with the picture at Twilio, not yet sent. */
    private static Map<String, String> withheldWebhook(Sandbox sandbox, String customer) {
        var simulator = sandbox.value("SIMULATOR_URL") + "/control";
        given().contentType("application/json")
                .body(Map.of("kind", "webhook-withhold", "address", customer, "times", 1))
                .post(simulator + "/faults")
                .then()
                .statusCode(201);
        var sid = Customers.sendPicture(sandbox, customer, "trace this");
        var found = await().atMost(PATIENCE)
                .until(
                        () -> given().get(simulator + "/webhooks?outcome=withheld")
                                .jsonPath()
                                .<String, String>getMap("webhooks.find { it.body.contains('" + sid + "') }"),
                        webhook -> webhook != null);
        var webhook = new HashMap<>(Map.of("sid", sid));
        for (var name : List.of("url", "body", "contentType", "signature", "idempotencyToken")) {
            webhook.put(name, found.get(name));
        }
        return webhook;
    }

    private static HttpResponse<String> deliver(Map<String, String> webhook, TraceContext trace) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(webhook.get("url")))
                .header("traceparent", trace.traceparent())
                .header("X-Twilio-Signature", webhook.get("signature"))
                .header("I-Twilio-Idempotency-Token", webhook.get("idempotencyToken"))
                .header("Content-Type", webhook.get("contentType"))
                .POST(BodyPublishers.ofString(webhook.get("body")))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static void refuseOnce(Sandbox sandbox, String customer) {
        given().contentType("application/json")
                .body(Map.of(
                        "kind", "rate-limit", "method", "POST", "path", "/Messages", "address", customer, "times", 1))
                .post(sandbox.value("SIMULATOR_URL") + "/control/faults")
                .then()
                .statusCode(201);
    }

    private static CloudEvent kafkaRecord(Sandbox sandbox, String sid) {
        var settings = Map.<String, Object>of("bootstrap.servers", sandbox.value("KAFKA_BOOTSTRAP"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.webhooks(WebhookFamily.MESSAGING)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return await().atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> find(consumer.poll(Duration.ofMillis(200)), sid), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<CloudEvent> find(Iterable<ConsumerRecord<String, byte[]>> records, String sid) {
        for (var found : records) {
            if (new String(found.value(), UTF_8).contains(sid)) {
                return Optional.of(CloudEvent.fromRecord(found));
            }
        }
        return Optional.empty();
    }

    private static List<String> entryTraces(Sandbox sandbox, String type) {
        return operator(sandbox)
                .get(sandbox.value("GATEWAY_URL") + "/api/journal/messaging/entries?limit=100&type=" + type)
                .jsonPath()
                .getList("items.traceId");
    }

    private static Set<String> callTraces(Sandbox sandbox, String path) {
        return given()
                .queryParam("path", path)
                .get(sandbox.value("SIMULATOR_URL") + "/control/calls")
                .jsonPath()
                .<String>getList("calls.headers.traceparent")
                .stream()
                .map(TraceTest::traceId)
                .collect(Collectors.toSet());
    }

    private static List<Integer> statusesOfCalls(Sandbox sandbox, TraceContext trace) {
        return given().get(sandbox.value("SIMULATOR_URL") + "/control/calls?method=POST&path=/Messages")
                .jsonPath()
                .getList("calls.findAll { it.headers.traceparent?.contains('" + trace.traceId() + "') }.status");
    }

    private static String traceId(String traceparent) {
        return TraceContext.parse(traceparent).orElseThrow().traceId();
    }

    private static RequestSpecification operator(Sandbox sandbox) {
        return given().auth().oauth2(sandbox.token("operator"));
    }

    /** What a browser hears. */
    private record LiveEvents(HttpClient client, List<String> data) implements AutoCloseable {

        static LiveEvents of(Sandbox sandbox) throws Exception {
            var client = HttpClient.newHttpClient();
            var data = new CopyOnWriteArrayList<String>();
            var request = HttpRequest.newBuilder(
                            URI.create(sandbox.value("GATEWAY_URL") + "/api/stream?areas=conversations"))
                    .header("Authorization", "Bearer " + sandbox.token("agent"))
                    .build();
            var answer = client.send(request, BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            Thread.ofVirtual()
                    .start(() -> answer.body()
                            .filter(line -> line.startsWith("data:"))
                            .forEach(data::add));
            return new LiveEvents(client, data);
        }

        /** The trace of the first event about it. */
        Optional<String> traceOf(String words) {
            return data.stream()
                    .filter(event -> event.contains(words))
                    .map(event -> new JsonPath(event.substring("data:".length())).getString("traceId"))
                    .findFirst();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}

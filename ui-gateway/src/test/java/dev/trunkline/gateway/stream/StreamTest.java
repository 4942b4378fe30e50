package dev.trunkline.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import dev.trunkline.gateway.stream.kafka.KafkaUpdates;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class StreamTest {

    private static final String ADDED = "trunkline.message.added";
    private static final String CONVERSATIONS = Topics.updates(UpdateArea.CONVERSATIONS);

    @TestHTTPResource
    URI base;

    Infrastructure infrastructure;
    LoginServer login;

    private final List<EventSource> open = new ArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private String token;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", infrastructure.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        token = LoginServer.token(login.issuer(), "agent");
    }

    @AfterEach
    void disconnect() {
        open.forEach(EventSource::close);
        producer.close();
    }

    @Test
    @Tag("C15")
    void showsAnUpdateToEveryClient() {
        // Given
        var first = live();
        var second = live();
        // When
        publish("CONV1", "hello");
        // Then
        for (var client : List.of(first, second)) {
            await().untilAsserted(() -> assertThat(texts(client)).containsExactly("hello"));
        }
    }

    @Test
    @Tag("C17")
    void sendsExactlyWhatWasPublishedWithItsTrace() throws Exception {
        // Given
        var trace = TraceContext.start();
        var client = live();
        // When
        publish("CONV1", ADDED, "{\"text\": \"<b>line\\nbreak</b> é\",\n \"n\": 1}", trace);
        // Then
        await().untilAsserted(() -> assertThat(client.types()).contains(ADDED));
        assertThat(new ObjectMapper().readTree(client.data(ADDED).getFirst()))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("text", "<b>line\nbreak</b> é")
                        .put("n", 1)
                        .put("traceId", trace.traceId()));
    }

    @Test
    @Tag("C17")
    void sendsOnlyTheAreasAskedFor() {
        // Given
        var tasks = live("tasks");
        var both = live("tasks,conversations");
        // When
        publish("CONV1", "not for tasks");
        producer.send(event(ADDED, "{\"text\":\"for tasks\"}", TraceContext.start())
                .toRecord(Topics.updates(UpdateArea.TASKS), "T1"));
        // Then
        await().untilAsserted(() -> assertThat(texts(both)).containsExactlyInAnyOrder("not for tasks", "for tasks"));
        await().untilAsserted(() -> assertThat(texts(tasks)).containsExactly("for tasks"));
    }

    @Test
    @Tag("C16")
    @Tag("Y16")
    void bringsWhatWasMissedOnceAndThenSaysSo() {
        // Given
        var first = live();
        publish("CONV1", "seen");
        await().untilAsserted(() -> assertThat(texts(first)).containsExactly("seen"));
        first.close();
        publish("CONV1", "missed 1");
        publish("CONV2", "missed 2");
        // When
        var again = connect(first.lastId());
        // Then
        await().untilAsserted(() -> assertThat(texts(again)).containsExactlyInAnyOrder("missed 1", "missed 2"));
        publish("CONV1", "new");
        await().untilAsserted(() -> assertThat(texts(again)).endsWith("new").hasSize(3));
        assertThat(again.types()).containsExactly(ADDED, ADDED, "caught-up", ADDED);
        assertThat(again.data("caught-up").getFirst()).isEqualTo("{\"replayed\":2}");
    }

    @Test
    @Tag("C16")
    void takesTheCursorFromTheAddressToo() {
        // Given
        var first = live();
        first.close();
        publish("CONV1", "missed");
        // When
        var again = keep(
                new EventSource(base.resolve("/api/stream?areas=conversations&cursor=" + first.lastId()), token, null));
        // Then
        await().untilAsserted(() -> assertThat(texts(again)).containsExactly("missed"));
    }

    @Test
    @Tag("Y16")
    void resumesAtAnotherGateway() {
        // Given
        var first = live();
        var log = new UpdateLog(100, 1_000_000);
        try (var other = new KafkaUpdates(
                Map.of("bootstrap.servers", infrastructure.bootstrapServers()),
                new ObjectMapper(),
                log,
                new Deaf(),
                100)) {
            other.start();
            IntStream.range(0, 10).forEach(n -> publish("CONV" + n, "seen " + n));
            await().untilAsserted(() -> assertThat(texts(first)).hasSize(10));
            var cursor = Cursor.parse(first.lastId()).orElseThrow();
            first.close();
            IntStream.range(0, 10).forEach(n -> publish("CONV" + n, "missed " + n));
            // When
            await().untilAsserted(() -> {
                var reading = log.read(Set.of(UpdateArea.CONVERSATIONS), cursor, Integer.MAX_VALUE);
                // Then
                assertThat(reading)
                        .isInstanceOfSatisfying(
                                Reading.Complete.class,
                                complete -> assertThat(complete.frames().stream()
                                                .map(frame -> text(new String(frame.body(), StandardCharsets.UTF_8))))
                                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10)
                                                .mapToObj(n -> "missed " + n)
                                                .toList()));
            });
        }
    }

    @Test
    @Tag("Y16")
    void servesFromKafkaWhatHasLeftTheWindow() {
        // Given
        var first = live();
        first.close();
        var texts = IntStream.range(0, 150).mapToObj(n -> "older " + n).toList();
        texts.forEach(text -> publish("CONV1", text));
        var watching = connect(null);
        publish("CONV1", "the last");
        await().untilAsserted(() -> assertThat(watching.events()).isNotEmpty());
        // When
        var again = connect(first.lastId());
        // Then
        await().untilAsserted(() -> assertThat(texts(again)).hasSize(151));
        assertThat(texts(again).subList(0, 150)).isEqualTo(texts);
        await().untilAsserted(() -> assertThat(again.types()).contains("caught-up"));
        assertThat(again.events().stream().map(EventSource.Event::id).distinct())
                .hasSizeGreaterThanOrEqualTo(151);
    }

    @Test
    @Tag("Y16")
    void resetsWhomKafkaCannotServe() throws Exception {
        // Given
        var first = live();
        first.close();
        IntStream.range(0, 100).forEach(n -> publish("CONV1", "deleted " + n));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            var partition = new TopicPartition(CONVERSATIONS, partitionOf("CONV1"));
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        // When
        var again = connect(first.lastId());
        // Then
        await().untilAsserted(() -> assertThat(again.types()).containsExactly("reset", "caught-up"));
        assertThat(again.data("reset").getFirst()).isEqualTo("{\"reason\":\"expired\"}");
        publish("CONV1", "new");
        await().untilAsserted(() -> assertThat(texts(again)).containsExactly("new"));
    }

    @Test
    void resetsWhoseCursorIsNoneOfOurs() {
        // When
        var client = connect("no cursor");
        // Then
        await().untilAsserted(() -> assertThat(client.types()).containsExactly("reset", "caught-up"));
        assertThat(client.data("reset").getFirst()).isEqualTo("{\"reason\":\"unknown\"}");
    }

    @Test
    void resetsWhoseCursorLiesBeyondTheTopic() {
        // When
        var client = connect("conversations:999999.0.0.0.0.0");
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.types()).containsExactly("reset", "caught-up"));
    }

    @Test
    @Tag("C16")
    void sendsHeartbeatsWhenNothingHappens() {
        // When
        var client = live();
        // Then
        await().untilAsserted(() -> assertThat(client.comments()).isGreaterThanOrEqualTo(3));
        assertThat(client.ended()).isFalse();
    }

    @Test
    void passesOverRecordsThatAreNoUpdates() {
        // Given
        var client = live();
        // When
        producer.send(new ProducerRecord<>(CONVERSATIONS, "CONV1", "no event".getBytes(StandardCharsets.UTF_8)));
        publish("CONV1", ADDED, "{broken", TraceContext.start());
        publish("CONV1", ADDED, "[1]", TraceContext.start());
        publish("CONV1", "a type\nid: 1", "{}", TraceContext.start());
        publish("CONV1", "good");
        // Then
        await().untilAsserted(() -> assertThat(texts(client)).containsExactly("good"));
        assertThat(client.types()).containsExactly("caught-up", ADDED);
    }

    @Test
    @Tag("C16")
    void sendsWhatWasPublishedTwiceOnce() {
        // Given
        var before = live();
        before.close();
        var client = live();
        var first = event(ADDED, "{\"text\":\"first\"}", TraceContext.start());
        var second = event(ADDED, "{\"text\":\"second\"}", TraceContext.start());
        // When
        for (var event : List.of(first, second, first, second)) {
            publish("CONV1", event);
        }
        publish("CONV1", "third");
        // Then
        await().untilAsserted(() -> assertThat(texts(client)).endsWith("third"));
        assertThat(texts(client)).containsExactly("first", "second", "third");
        var again = connect(before.lastId());
        await().untilAsserted(() -> assertThat(again.types()).contains("caught-up"));
        assertThat(texts(again)).containsExactly("first", "second", "third");
        assertThat(again.lastId()).isEqualTo(client.lastId());
    }

    @Test
    void sendsWhatWasPublishedTwiceOnceFromKafkaToo() {
        // Given
        var before = live();
        before.close();
        var repeated = event(ADDED, "{\"text\":\"repeated\"}", TraceContext.start());
        publish("CONV1", repeated);
        publish("CONV1", repeated);
        var texts = IntStream.range(0, 100).mapToObj(n -> "later " + n).toList();
        texts.forEach(text -> publish("CONV1", text));
        var watching = live();
        publish("CONV1", "the last");
        await().untilAsserted(() -> assertThat(texts(watching)).containsExactly("the last"));
        // When
        var again = connect(before.lastId());
        // Then
        await().untilAsserted(() -> assertThat(again.types()).contains("caught-up"));
        assertThat(texts(again)).hasSize(102).startsWith("repeated", "later 0").endsWith("later 99", "the last");
    }

    @Test
    void isNotStoredOrHeldUpOnTheWay() {
        // When
        var client = live();
        // Then
        var headers = client.response().headers();
        assertThat(headers.firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("X-Accel-Buffering")).hasValue("no");
    }

    @Test
    void refusesAnUnknownArea() {
        // When
        var client = keep(new EventSource(base.resolve("/api/stream?areas=conversations,nonsense"), token, null));
        // Then
        assertThat(client.response().statusCode()).isEqualTo(400);
        assertThat(client.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void waitsForAClientThatPausesAndSendsItAllOnce() {
        // Given
        var paused = keep(new EventSource(base.resolve("/api/stream?areas=conversations"), token, null, false));
        var other = live();
        var texts = publishLarge(55);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(other)).hasSize(55));
        // When
        paused.startReading();
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(paused)).hasSize(55));
        assertThat(texts(paused)).isEqualTo(texts);
    }

    @Test
    void disconnectsAClientThatTakesNothing() {
        // Given
        keep(new EventSource(base.resolve("/api/stream?areas=conversations"), token, null, false));
        var other = live();
        // When
        publishLarge(100);
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> RestAssured.get("/q/metrics")
                        .then()
                        .body(containsString("trunkline_stream_closed_total{reason=\"slow\"}")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(other)).hasSize(100));
    }

    @Test
    @Tag("C16")
    void staysOpenWhileKafkaIsAwayAndGoesOn() {
        // Given
        var client = live();
        publish("CONV1", "before");
        await().untilAsserted(() -> assertThat(texts(client)).containsExactly("before"));
        // When
        infrastructure.stopKafka();
        var beats = client.comments();
        await().untilAsserted(() -> assertThat(client.comments()).isGreaterThan(beats + 3));
        infrastructure.startKafka();
        publish("CONV1", "after");
        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(texts(client)).containsExactly("before", "after"));
        assertThat(client.ended()).isFalse();
    }

    private EventSource live() {
        return live("conversations");
    }

    /** A client that has said it is caught up. */
    private EventSource live(String areas) {
        var client = keep(new EventSource(base.resolve("/api/stream?areas=" + areas), token, null));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.types()).contains("caught-up"));
        return client;
    }

    private EventSource connect(@Nullable String lastEventId) {
        return keep(new EventSource(base.resolve("/api/stream?areas=conversations"), token, lastEventId));
    }

    private EventSource keep(EventSource client) {
        open.add(client);
        return client;
    }

    private int partitionOf(String key) throws Exception {
        return producer.send(event(ADDED, "{\"text\":\"probe\"}", TraceContext.start())
                        .toRecord(CONVERSATIONS, key))
                .get(20, TimeUnit.SECONDS)
                .partition();
    }

    private void publish(String key, String text) {
        publish(key, ADDED, "{\"text\":\"" + text + "\"}", TraceContext.start());
    }

    private void publish(String key, String type, String json, TraceContext trace) {
        publish(key, event(type, json, trace));
    }

    private void publish(String key, CloudEvent event) {
        try {
            producer.send(event.toRecord(CONVERSATIONS, key)).get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes updates of 200 kB, more than sockets and queues hold, and returns how their texts begin. */
    private List<String> publishLarge(int count) {
        var filling = "x".repeat(200_000);
        var texts = IntStream.range(0, count).mapToObj(n -> "large " + n).toList();
        texts.forEach(text -> publish(
                "CONV1", ADDED, "{\"text\":\"" + text + "\",\"filling\":\"" + filling + "\"}", TraceContext.start()));
        return texts;
    }

    private static CloudEvent event(String type, String json, TraceContext trace) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "/messaging",
                type,
                Instant.now(),
                "application/json",
                Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(EventSource client) {
        return client.data(ADDED).stream().map(StreamTest::text).toList();
    }

    private static String text(String event) {
        try {
            return new ObjectMapper()
                    .readTree(event.substring(event.indexOf('{')))
                    .path("text")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Deaf implements UpdateListener {
        @Override
        public void added(UpdateLog.Batch batch) {}

        @Override
        public void malformed(UpdateArea area) {}

        @Override
        public void repeated(UpdateArea area) {}

        @Override
        public void lost(UpdateArea area) {}
    }
}

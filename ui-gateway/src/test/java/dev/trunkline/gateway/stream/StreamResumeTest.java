package dev.trunkline.gateway.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import dev.trunkline.gateway.stream.kafka.KafkaUpdates;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a client is shown that comes again. */
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class StreamResumeTest extends StreamTestBase {

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

    private int partitionOf(String key) throws Exception {
        return producer.send(event(ADDED, "{\"text\":\"probe\"}", TraceContext.start())
                        .toRecord(CONVERSATIONS, key))
                .get(20, TimeUnit.SECONDS)
                .partition();
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

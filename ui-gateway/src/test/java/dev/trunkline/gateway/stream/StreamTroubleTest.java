package dev.trunkline.gateway.stream;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

/** Clients that read slowly or not at all, and a Kafka that is away. */
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class StreamTroubleTest extends StreamTestBase {

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

    /** Publishes updates of 200 kB, more than sockets and queues hold, and returns how their texts begin. */
    private List<String> publishLarge(int count) {
        var filling = "x".repeat(200_000);
        var texts = IntStream.range(0, count).mapToObj(n -> "large " + n).toList();
        texts.forEach(text -> publish(
                "CONV1", ADDED, "{\"text\":\"" + text + "\",\"filling\":\"" + filling + "\"}", TraceContext.start()));
        return texts;
    }
}

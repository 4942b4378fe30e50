package dev.trunkline.gateway.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.gateway.FakeMessaging;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a client is shown while it listens. */
@QuarkusTest
@WithTestResource(TrunklineTestResource.class)
@WithTestResource(FakeMessaging.class)
class StreamTest extends StreamTestBase {

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
}

package dev.trunkline.journal.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.jdbc.OutboxRows.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the producer does not take, and what follows it. */
class OutboxBatchTest {

    @Test
    void nothingOvertakesARecordThatTheProducerDidNotTake() {
        // Given
        var producer = refusingTheFirst(new TimeoutException("not present in metadata"));
        // When
        var result = new OutboxBatch(producer).send(List.of(row(1), row(2)));
        // Then
        assertThat(producer.history()).isEmpty();
        assertThat(result.left()).isEqualTo(2);
        assertThat(result.settled().published()).isEmpty();
    }

    @Test
    void aRecordThatKafkaNeverTakesHoldsNothingBack() {
        // Given
        var producer = refusingTheFirst(new RecordTooLargeException("too large"));
        // When
        var result = new OutboxBatch(producer).send(List.of(row(1), row(2)));
        // Then
        assertThat(result.settled().refused()).containsOnlyKeys(1L);
        assertThat(result.settled().published()).containsExactly(2L);
    }

    /** As Kafka's own producer does it: no exception, but a future that has failed already. */
    private static MockProducer<String, byte[]> refusingTheFirst(RuntimeException failure) {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            private boolean refused;

            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
                if (refused) {
                    return super.send(message);
                }
                refused = true;
                return CompletableFuture.failedFuture(failure);
            }
        };
    }

    private static Row row(long id) {
        return new Row(
                id,
                "trunkline.updates.conversations",
                "conversation",
                new CloudEvent(
                        "event-" + id,
                        "/test",
                        "trunkline.message.added",
                        Instant.EPOCH,
                        "text/plain",
                        Map.of(),
                        "text".getBytes(StandardCharsets.UTF_8)));
    }
}

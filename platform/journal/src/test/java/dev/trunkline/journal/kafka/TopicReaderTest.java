package dev.trunkline.journal.kafka;

import dev.trunkline.journal.operations.KafkaUnavailableException;
import dev.trunkline.journal.operations.Replays.TopicRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final Slice SLICE = new Slice(PARTITION, 0, 5, 5);
    private static final TopicRange RANGE = new TopicRange("topic", Instant.EPOCH, Instant.MAX);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final AtomicLong time = new AtomicLong();

    @Test
    void givesUpWhereNothingComes() {
        // Given
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        try (var reader = new TopicReader(
                consumer, () -> time.getAndAdd(Duration.ofSeconds(4).toNanos()))) {
            // When, then
            assertThatThrownBy(() -> reader.next(SLICE, RANGE))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining("nothing of topic-0 for 10 s");
        }
    }

    @Test
    void saysWhichTopicCouldNotBeRead() {
        // Given
        consumer.schedulePollTask(() -> consumer.setPollException(new AuthorizationException("not allowed")));
        consumer.schedulePollTask(() -> {});
        try (var reader = new TopicReader(consumer, time::get)) {
            // When, then
            assertThatThrownBy(() -> reader.next(SLICE, RANGE))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining("topic topic could not be read", "not allowed");
        }
    }
}

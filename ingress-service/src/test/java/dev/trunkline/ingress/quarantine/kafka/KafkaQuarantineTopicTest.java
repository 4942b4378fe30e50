package dev.trunkline.ingress.quarantine.kafka;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.quarantine.QuarantineUnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("Y02")
class KafkaQuarantineTopicTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.QUARANTINE, 0);

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private final AtomicLong nanoTime = new AtomicLong();
    private final KafkaQuarantineTopic topic = new KafkaQuarantineTopic(
            () -> kafka, () -> nanoTime.addAndGet(Duration.ofSeconds(1).toNanos()));

    KafkaQuarantineTopicTest() {
        var node = new Node(1, "localhost", 9092);
        var nodes = new Node[] {node};
        kafka.updatePartitions(Topics.QUARANTINE, List.of(new PartitionInfo(Topics.QUARANTINE, 0, node, nodes, nodes)));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    private void deliver(long offset, String id) {
        var event = new CloudEvent(id, "/test", "test", Instant.EPOCH, null, Map.of(), new byte[0]);
        var sent = event.toRecord(Topics.QUARANTINE, "key");
        var delivered = new ConsumerRecord<String, byte[]>(
                Topics.QUARANTINE,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
        kafka.schedulePollTask(() -> kafka.addRecord(delivered));
    }

    @Test
    void readsToTheEndOfNow() {
        // Given
        kafka.updateEndOffsets(Map.of(PARTITION, 2L));
        deliver(0, "a");
        deliver(1, "b");
        var ids = new ArrayList<String>();
        // When
        topic.read(event -> ids.add(event.id()));
        // Then
        assertThat(ids).containsExactly("a", "b");
    }

    @Test
    void givesUpWhereKafkaAnswersAndNothingComes() {
        // Given
        kafka.updateEndOffsets(Map.of(PARTITION, 2L));
        deliver(0, "a");
        var ids = new ArrayList<String>();
        // When
        assertThatThrownBy(() -> topic.read(event -> ids.add(event.id())))
                // Then
                .isInstanceOf(QuarantineUnreadableException.class)
                .hasMessageContaining("10");
        assertThat(ids).containsExactly("a");
    }
}

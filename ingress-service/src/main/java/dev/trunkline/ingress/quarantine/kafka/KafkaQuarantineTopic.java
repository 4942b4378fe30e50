package dev.trunkline.ingress.quarantine.kafka;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.quarantine.QuarantineTopic;
import dev.trunkline.ingress.quarantine.QuarantineUnreadableException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads the topic from its beginning, without a consumer group. */
@ApplicationScoped
class KafkaQuarantineTopic implements QuarantineTopic {

    private static final Logger LOG = Logger.getLogger(KafkaQuarantineTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int API_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;

    KafkaQuarantineTopic(@Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        settings = new HashMap<>(kafkaSettings);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    @Override
    public void read(Consumer<CloudEvent> reader) {
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            var partitions = consumer.partitionsFor(Topics.QUARANTINE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var quarantined : consumer.poll(POLL)) {
                    hand(quarantined, reader);
                }
            }
        } catch (KafkaException e) {
            throw new QuarantineUnreadableException(
                    "the quarantine cannot be read while Kafka does not answer; try again", e);
        }
    }

    private static void hand(ConsumerRecord<String, byte[]> quarantined, Consumer<CloudEvent> reader) {
        CloudEvent event;
        try {
            event = CloudEvent.fromRecord(quarantined);
        } catch (IllegalArgumentException e) {
            LOG.warnf("quarantine holds a record that is not ours: %s", e.getMessage());
            return;
        }
        reader.accept(event);
    }
}

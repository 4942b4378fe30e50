package dev.trunkline.ingress.quarantine.kafka;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.ingress.quarantine.QuarantineTopic;
import dev.trunkline.ingress.quarantine.QuarantineUnreadableException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers;
    private final LongSupplier nanoTime;

    @Inject
    KafkaQuarantineTopic(@Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        this(() -> new KafkaConsumer<>(settings(kafkaSettings)), System::nanoTime);
    }

    KafkaQuarantineTopic(
            Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers, LongSupplier nanoTime) {
        this.consumers = consumers;
        this.nanoTime = nanoTime;
    }

    private static Map<String, Object> settings(Map<String, Object> kafkaSettings) {
        var settings = new HashMap<>(kafkaSettings);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    @Override
    public void read(Consumer<CloudEvent> reader) {
        try (var consumer = consumers.get()) {
            var partitions = consumer.partitionsFor(Topics.QUARANTINE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long progressAt = nanoTime.getAsLong();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var quarantined = consumer.poll(POLL);
                quarantined.forEach(one -> hand(one, reader));
                long now = nanoTime.getAsLong();
                if (!quarantined.isEmpty()) {
                    progressAt = now;
                } else if (now - progressAt >= PATIENCE.toNanos()) {
                    throw new QuarantineUnreadableException(
                            "Kafka has sent nothing of the quarantine for " + PATIENCE.toSeconds()
                                    + " s; look after its brokers, and try again",
                            null);
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

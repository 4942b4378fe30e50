package dev.trunkline.launcher;

import dev.trunkline.contracts.event.CloudEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is new on a topic from the moment it was made. Joins no group. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;

    TopicReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @param at when it was written: nanoseconds, as {@link System#nanoTime()} */
    record Seen(CloudEvent event, String position, long at) {}

    /** Waits for a record that fits. */
    Optional<Seen> await(Predicate<CloudEvent> wanted, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            for (var found : consumer.poll(POLL)) {
                var event = CloudEvent.fromRecord(found);
                if (wanted.test(event)) {
                    return Optional.of(new Seen(event, position(found), written(found)));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static long written(ConsumerRecord<String, byte[]> found) {
        return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - found.timestamp());
    }

    private static String position(ConsumerRecord<String, byte[]> found) {
        return found.topic() + " partition " + found.partition() + " offset " + found.offset();
    }
}

package dev.trunkline.taskrouter.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the service publishes, from now on. */
final class Updates implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Told> told = new ArrayList<>();

    record Told(String topic, String key, JsonNode json) {}

    Updates(String bootstrapServers, List<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        // Fixes the positions now rather than at the first poll.
        consumer.assignment().forEach(consumer::position);
    }

    /** All of one key since this was made, with whatever has come until now. */
    List<Told> of(String key) {
        for (var found : consumer.poll(Duration.ofMillis(100))) {
            try {
                told.add(new Told(found.topic(), found.key(), JSON.readTree(found.value())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return told.stream().filter(one -> one.key().equals(key)).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}

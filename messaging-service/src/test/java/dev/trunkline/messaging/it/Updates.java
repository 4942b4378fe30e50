package dev.trunkline.messaging.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.UpdateArea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what browsers are told, as the gateway does. */
final class Updates implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Told> told = new ArrayList<>();

    /** One update. */
    record Told(CloudEvent event, String key, JsonNode json) {
        String messageId() {
            return json.path("message").path("id").asText();
        }

        String conversationId() {
            return json.path("conversation").path("id").asText();
        }
    }

    Updates(String bootstrapServers) {
        this(
                bootstrapServers,
                Stream.of(UpdateArea.CONVERSATIONS, UpdateArea.TASKS)
                        .map(Topics::updates)
                        .toList());
    }

    /** Reads other topics of ours. */
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

    /** All since this was made, with whatever has come until now. */
    List<Told> read() {
        for (var found : consumer.poll(Duration.ofMillis(200))) {
            try {
                told.add(new Told(CloudEvent.fromRecord(found), found.key(), JSON.readTree(found.value())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(told);
    }

    List<Told> ofConversation(String conversationId) {
        return read().stream()
                .filter(update -> update.conversationId().equals(conversationId))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}

package dev.trunkline.ingress;

import dev.trunkline.contracts.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on topics now. Several are read together: a consumer of its own for each takes its time. */
public final class KafkaRecords {

    private static final Duration POLL = Duration.ofMillis(100);

    private KafkaRecords() {}

    public static List<ConsumerRecord<String, byte[]>> on(String bootstrapServers, String... topics) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Arrays.stream(topics)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
        }
        return found;
    }

    /** Those whose body contains a text. */
    public static List<CloudEvent> containing(String bootstrapServers, String text, String... topics) {
        return on(bootstrapServers, topics).stream()
                .map(CloudEvent::fromRecord)
                .filter(event -> new String(event.data(), StandardCharsets.UTF_8).contains(text))
                .toList();
    }
}

package dev.trunkline.launcher;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.webhook.WebhookFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Looks for events on the webhook topics. Joins no group. */
final class KafkaIds {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private KafkaIds() {}

    /**
     * Those of the events that arrived at or after {@code from}; reads to the ends that the topics have now.
     *
     * @param settings of Kafka's clients, its addresses above all
     */
    static Set<String> find(Map<String, Object> settings, Instant from, Set<String> wanted) {
        var all = new HashMap<>(settings);
        all.put("enable.auto.commit", "false");
        all.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        try (var consumer = new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, from, wanted);
        } catch (KafkaException e) {
            throw new SandboxException("Kafka could not be read: " + e.getMessage(), e);
        }
    }

    private static Set<String> read(KafkaConsumer<String, byte[]> consumer, Instant from, Set<String> wanted) {
        var topics = Arrays.stream(WebhookFamily.values()).map(Topics::webhooks).collect(Collectors.toSet());
        var partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        var begins = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, unused -> from.toEpochMilli())));
        var left = new HashSet<TopicPartition>();
        for (var partition : partitions) {
            var begin = begins.get(partition);
            if (begin != null && begin.offset() < ends.getOrDefault(partition, 0L)) {
                consumer.seek(partition, begin.offset());
                left.add(partition);
            }
        }
        consumer.pause(partitions.stream().filter(one -> !left.contains(one)).toList());
        var found = new HashSet<String>();
        var silentSince = System.nanoTime();
        while (!left.isEmpty()) {
            var records = consumer.poll(POLL);
            records.forEach(one -> {
                var header = one.headers().lastHeader("ce_id");
                var id = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
                if (wanted.contains(id)) {
                    found.add(id);
                }
            });
            left.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            if (!records.isEmpty()) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
                throw new SandboxException("Kafka gave nothing for " + PATIENCE.toSeconds() + " s");
            }
        }
        return found;
    }
}

package dev.trunkline.gateway.stream.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes consumers that belong to no group: every gateway reads all partitions and commits nothing. */
final class Consumers {

    private final Map<String, Object> kafka;

    /** @param kafka the client's settings; those of consumer groups are left out */
    Consumers(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    KafkaConsumer<String, byte[]> open(String purpose) {
        var settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.putAll(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "ui-gateway-" + purpose,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                30_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                2_000));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

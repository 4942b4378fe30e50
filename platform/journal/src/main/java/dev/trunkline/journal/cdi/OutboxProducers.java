package dev.trunkline.journal.cdi;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers that keep order and lose nothing: idempotent, acknowledged by all replicas, never giving up by themselves. */
final class OutboxProducers implements Supplier<Producer<String, byte[]>> {

    private final Map<String, Object> settings;

    /** @param kafka the application's {@code kafka.*} settings: addresses, security */
    OutboxProducers(Map<String, Object> kafka, String service) {
        var merged = new HashMap<>(kafka);
        merged.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
        merged.put(ProducerConfig.ACKS_CONFIG, "all");
        merged.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        merged.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        merged.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        merged.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.settings = Map.copyOf(merged);
    }

    @Override
    public Producer<String, byte[]> get() {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}

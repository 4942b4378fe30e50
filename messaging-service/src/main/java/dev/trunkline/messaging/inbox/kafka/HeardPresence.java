package dev.trunkline.messaging.inbox.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.messaging.inbox.Presence;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Hears who looks at which conversation, whichever instance was told, from the updates' topic: all of its partitions from their
 * ends on, in no consumer group. While Kafka is away, an instance knows what it was told itself.
 */
@ApplicationScoped
class HeardPresence {

    private static final String TYPE = "trunkline.conversation.presence";
    private static final String TOPIC = Topics.updates(UpdateArea.CONVERSATIONS);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKUPS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

    private final Presence presence;
    private final ObjectMapper json;
    private final Map<String, Object> settings;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    HeardPresence(Presence presence, ObjectMapper json, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.presence = presence;
        this.json = json;
        this.settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "messaging-presence");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
    }

    /** What Kafka's record of an update says, as far as it matters here. */
    private record Told(PresenceView presence) {}

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("presence").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stop.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                listen(consumer);
            } catch (WakeupException e) {
                Log.debug("presence is no longer heard");
            } catch (RuntimeException e) {
                Log.warnf(
                        "presence cannot be heard, trying again: reason=%s: %s",
                        e.getClass().getSimpleName(), e.getMessage());
                pause();
            }
        }
    }

    private void listen(KafkaConsumer<String, byte[]> consumer) {
        var nextLookup = System.nanoTime();
        while (stop.getCount() > 0) {
            if (System.nanoTime() - nextLookup >= 0) {
                lookUpPartitions(consumer);
                nextLookup = System.nanoTime() + BETWEEN_LOOKUPS.toNanos();
            }
            if (consumer.assignment().isEmpty()) {
                pause();
                nextLookup = System.nanoTime();
            } else {
                consumer.poll(POLL).forEach(this::hear);
            }
        }
    }

    private static void lookUpPartitions(KafkaConsumer<String, byte[]> consumer) {
        var partitions = new HashSet<>(consumer.assignment());
        for (var info : consumer.partitionsFor(TOPIC)) {
            partitions.add(new TopicPartition(TOPIC, info.partition()));
        }
        if (partitions.size() > consumer.assignment().size()) {
            consumer.assign(partitions);
        }
    }

    private void hear(ConsumerRecord<String, byte[]> update) {
        try {
            var event = CloudEvent.fromRecord(update);
            if (event.type().equals(TYPE)) {
                presence.hear(json.readValue(event.data(), Told.class).presence());
            }
        } catch (IOException | IllegalArgumentException e) {
            Log.warnf(
                    "not an update, passed over: topic=%s partition=%d offset=%d",
                    update.topic(), update.partition(), update.offset());
        }
    }

    private void pause() {
        try {
            if (stop.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.debug("presence is no longer heard");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}

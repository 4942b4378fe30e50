package dev.trunkline.ingress.publishing.kafka;

import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.publishing.EventLog;
import dev.trunkline.ingress.publishing.RecordRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer that never blocks and never gives up. {@code max.block.ms=0}: what cannot be sent at once fails at once,
 * and the spool takes it. {@code delivery.timeout.ms} without end: what was sent is acknowledged in its order when Kafka returns,
 * and never expires between an earlier and a later event of one key; the spool holds a copy in the meantime.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaEventLog.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /** A topic that is seldom used must not be looked up again: that would wait. */
    private static final Duration KEPT_METADATA = Duration.ofDays(365);

    private static final Duration FIRST_METADATA_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_METADATA_PAUSE = Duration.ofSeconds(2);

    /** What producers send and topics take by default, {@code max.request.size} and {@code max.message.bytes}. */
    private static final int DEFAULT_REQUEST_SIZE = 1 << 20;

    /** Kafka's own share of a batch of one. */
    private static final int BATCH_OVERHEAD = 1024;

    private final Producer<String, byte[]> producer;
    private final int largestRecord;
    private volatile boolean closed;

    /** @param kafkaSettings address and security of Kafka, as {@code kafka.*} has them */
    public KafkaEventLog(Map<String, Object> kafkaSettings) {
        var settings = new HashMap<>(kafkaSettings);
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_REQUEST_SIZE);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "trunkline-ingress");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, KEPT_METADATA.toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        this.producer = new KafkaProducer<>(settings);
        this.largestRecord = Integer.parseInt(String.valueOf(settings.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
                        .strip())
                - BATCH_OVERHEAD;
    }

    /** Asks for the topics' metadata until it is there, so that the first webhooks need not take the way through the spool. */
    public void prepare(Collection<String> topics) {
        Thread.ofVirtual().name("kafka-metadata").start(() -> awaitMetadata(topics));
    }

    private void awaitMetadata(Collection<String> topics) {
        var unknown = new ArrayList<>(topics);
        long pause = FIRST_METADATA_PAUSE.toMillis();
        try {
            unknown.removeIf(this::knows);
            while (!closed && !unknown.isEmpty()) {
                LOG.debugf("no metadata yet topics=%s", unknown);
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_METADATA_PAUSE.toMillis());
                unknown.removeIf(this::knows);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean knows(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException | IllegalStateException e) {
            return false; // Asked for; the next look may find it.
        }
    }

    @Override
    public void send(Publication publication, Consumer<@Nullable Exception> done) {
        try {
            var unused = producer.send(
                    publication.event().toRecord(publication.topic(), publication.key()),
                    (metadata, failure) -> done.accept(told(failure)));
        } catch (RuntimeException e) {
            done.accept(told(e));
        }
    }

    private static @Nullable Exception told(@Nullable Exception failure) {
        return switch (failure) {
            case RecordTooLargeException tooLarge -> refused(tooLarge);
            case SerializationException unwritable -> refused(unwritable);
            case InvalidRecordException invalid -> refused(invalid);
            case null, default -> failure;
        };
    }

    private static RecordRefusedException refused(Exception failure) {
        return new RecordRefusedException(failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
    }

    @Override
    public int largestRecord() {
        return largestRecord;
    }

    /** Waits shortly for what is in flight. */
    @Override
    public void close() {
        closed = true;
        producer.close(CLOSE_TIMEOUT);
    }
}

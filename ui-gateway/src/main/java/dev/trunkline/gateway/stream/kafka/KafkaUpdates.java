package dev.trunkline.gateway.stream.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.Frame;
import dev.trunkline.gateway.stream.UpdateListener;
import dev.trunkline.gateway.stream.UpdateLog;
import dev.trunkline.gateway.stream.kafka.UpdateFrames.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the window filled: reads all partitions of the updates topics on a thread of its own, from some way back at the start so
 * that clients of another gateway can resume here. While Kafka is away it tries on; partitions that are added are found.
 */
public final class KafkaUpdates implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaUpdates.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOKUP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKUPS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Map<String, UpdateArea> AREAS =
            Arrays.stream(UpdateArea.values()).collect(Collectors.toUnmodifiableMap(Topics::updates, area -> area));

    private final Consumers consumers;
    private final UpdateFrames frames;
    private final UpdateLog log;
    private final UpdateListener listener;
    private final int preload;
    private final Thread thread;
    private final Map<TopicPartition, Long> startEnds = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private volatile long lag;
    private volatile boolean connected;
    private long nextLookup;

    /**
     * @param kafka the client's settings
     * @param preload how many updates to read back at the start, all partitions together
     */
    public KafkaUpdates(
            Map<String, Object> kafka, ObjectMapper json, UpdateLog log, UpdateListener listener, int preload) {
        this.consumers = new Consumers(kafka);
        this.frames = new UpdateFrames(json);
        this.log = log;
        this.listener = listener;
        this.preload = preload;
        this.thread = new Thread(this::run, "updates");
        thread.setDaemon(true);
    }

    /** Starts reading; returns at once. */
    public void start() {
        thread.start();
    }

    /** Records that Kafka has and the window has not. */
    public long lag() {
        return lag;
    }

    /** Whether Kafka answered when last asked. */
    public boolean isConnected() {
        return connected;
    }

    @Override
    public void close() {
        stop.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopped()) {
            try (var consumer = consumers.open("updates")) {
                current = consumer;
                nextLookup = System.nanoTime();
                while (!isStopped()) {
                    lookUpPartitions(consumer);
                    poll(consumer);
                }
            } catch (WakeupException e) {
                LOG.debug("reading of updates was stopped");
            } catch (RuntimeException e) {
                connected = false;
                LOG.warnf(
                        "updates cannot be read, trying again: reason=%s: %s",
                        e.getClass().getSimpleName(), e.getMessage());
                pause();
            }
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            if (stop.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("reading of updates was stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    private void lookUpPartitions(KafkaConsumer<String, byte[]> consumer) {
        var now = System.nanoTime();
        if (now - nextLookup < 0) {
            return;
        }
        nextLookup = now + BETWEEN_LOOKUPS.toNanos();
        var assigned = new HashSet<>(consumer.assignment());
        var added = new ArrayList<TopicPartition>();
        for (var area : UpdateArea.values()) {
            var topic = Topics.updates(area);
            var found = consumer.partitionsFor(topic, LOOKUP);
            var count = found == null ? 0 : found.size();
            for (var number = 0; number < Math.max(count, log.known(area)); number++) {
                var partition = new TopicPartition(topic, number);
                if (assigned.add(partition)) {
                    added.add(partition);
                }
            }
        }
        connected = true;
        if (!added.isEmpty()) {
            assign(consumer, assigned, added);
        }
        openWhenRead(consumer);
    }

    /** Begins where we were; else, at the start, some way back; else, for a partition added later, at its beginning. */
    private void assign(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> assigned, List<TopicPartition> added) {
        var beginnings = consumer.beginningOffsets(added, LOOKUP);
        var ends = consumer.endOffsets(added, LOOKUP);
        for (var partition : added) {
            var area = area(partition);
            var beginning = beginnings.getOrDefault(partition, 0L);
            var end = ends.getOrDefault(partition, 0L);
            if (partition.partition() >= log.known(area)) {
                var from = log.isOpen() ? beginning : Math.max(beginning, end - preload / added.size());
                log.begin(area, partition.partition(), from);
                startEnds.put(partition, end);
            }
        }
        consumer.assign(assigned);
        assigned.forEach(partition -> consumer.seek(partition, log.position(area(partition), partition.partition())));
        LOG.infof("reading updates partitions=%d added=%d", assigned.size(), added.size());
    }

    private void openWhenRead(KafkaConsumer<String, byte[]> consumer) {
        if (!log.isOpen()
                && startEnds.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey(), LOOKUP) >= end.getValue())) {
            log.open();
            LOG.infof("updates are live window=%d", log.size());
        }
    }

    private void poll(KafkaConsumer<String, byte[]> consumer) {
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        try {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                connected = true;
                var updates = new ArrayList<Frame>(records.count());
                for (var update : records) {
                    var area = area(new TopicPartition(update.topic(), update.partition()));
                    switch (frames.read(area, update)) {
                        case Read.Update(var frame) -> updates.add(frame);
                        case Read.Repeat() -> listener.repeated(area);
                        case Read.Malformed() -> listener.malformed(area);
                    }
                }
                var batch = log.append(updates);
                records.nextOffsets()
                        .forEach((partition, next) -> log.pass(area(partition), partition.partition(), next.offset()));
                if (log.isOpen() && !updates.isEmpty()) {
                    listener.added(batch);
                }
            }
            if (!log.isOpen()) {
                openWhenRead(consumer);
            }
            lag = consumer.assignment().stream()
                    .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                    .sum();
        } catch (OffsetOutOfRangeException e) {
            restart(consumer, e.partitions());
        }
    }

    /** Kafka has deleted what we were to read next, or the topic was made anew: go on with what is there. */
    private void restart(KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        var beginnings = consumer.beginningOffsets(partitions, LOOKUP);
        beginnings.forEach((partition, beginning) -> {
            LOG.warnf(
                    "updates were deleted before they were read: topic=%s partition=%d position=%d beginning=%d",
                    partition.topic(),
                    partition.partition(),
                    log.position(area(partition), partition.partition()),
                    beginning);
            frames.forget(partition);
            log.restart(area(partition), partition.partition(), beginning);
            consumer.seek(partition, beginning);
        });
        partitions.stream().map(KafkaUpdates::area).distinct().forEach(listener::lost);
    }

    private static UpdateArea area(TopicPartition partition) {
        var area = AREAS.get(partition.topic());
        if (area == null) {
            throw new IllegalArgumentException(
                    "topic " + partition.topic() + " (expected one of " + AREAS.keySet() + ")");
        }
        return area;
    }
}

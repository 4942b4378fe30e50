package dev.trunkline.ingress.publishing;

import dev.trunkline.contracts.Topics;
import dev.trunkline.ingress.door.EventPublisher;
import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka, and to the spool while Kafka is away. Each topic has a lane and a spool of its own, so that a topic which is
 * missing or forbidden holds up no other. The quarantine gets a small share of the disk: what nobody has vouched for must not crowd
 * out what is genuine.
 */
public final class DurablePublisher implements EventPublisher, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DurablePublisher.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);
    private static final int QUARANTINE_SHARE = 16;
    private static final Duration LEAST_KEPT = Duration.ofDays(1);

    private final FileChannel lockFile;
    private final SpoolLimit limit;
    private final Map<String, TopicLane> lanes = new HashMap<>();
    private final List<Spool> spools = new ArrayList<>();
    private final ExecutorService disk;
    private final ExecutorService drains;
    private final ScheduledExecutorService timeouts;
    private final LongAdder removed = new LongAdder();

    private DurablePublisher(FileChannel lockFile, long maxBytes) {
        this.lockFile = lockFile;
        this.limit = new SpoolLimit(maxBytes);
        this.disk = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("spool-disk").daemon().factory());
        this.drains = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("spool-drain-", 0).factory());
        this.timeouts = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("publish-timeouts").daemon().factory());
    }

    /**
     * Opens the spools below a directory and starts to drain what an earlier process left there.
     *
     * @throws UncheckedIOException where the directory cannot be written
     * @throws IllegalStateException where another process uses it
     */
    public static DurablePublisher open(
            EventLog eventLog, Path directory, long maxBytes, Duration publishTimeout, Clock clock) {
        try {
            Files.createDirectories(directory);
            var publisher = new DurablePublisher(lock(directory), maxBytes);
            publisher.openLanes(eventLog, directory, maxBytes, publishTimeout, clock);
            return publisher;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "spool directory " + directory
                            + " cannot be used; set trunkline.ingress.spool.directory to one that can be" + " written: "
                            + e.getMessage(),
                    e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        var file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = file.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debugf(e, "spool directory is in use by this process");
        }
        if (held == null) {
            file.close();
            throw new IllegalStateException("spool directory " + directory
                    + " is in use by another ingress; give each its own trunkline.ingress.spool.directory");
        }
        return file;
    }

    private void openLanes(EventLog eventLog, Path directory, long maxBytes, Duration publishTimeout, Clock clock)
            throws IOException {
        var topics = new TreeSet<String>();
        Topics.all().stream()
                .filter(topic -> topic.startsWith("trunkline.webhooks."))
                .forEach(topics::add);
        topics.add(Topics.QUARANTINE);
        try (var left = Files.list(directory)) {
            left.filter(Files::isDirectory)
                    .map(spool -> spool.getFileName().toString())
                    .forEach(topics::add);
        }
        for (var topic : topics) {
            var spoolLimit =
                    topic.equals(Topics.QUARANTINE) ? new SpoolLimit(Math.max(1, maxBytes / QUARANTINE_SHARE)) : limit;
            var spool = Spool.open(directory.resolve(topic), spoolLimit, disk, clock);
            if (spool.unreadBytes() > 0) {
                LOG.errorf(
                        "spool damaged topic=%s unreadBytes=%d; a write cut off by a crash is harmless, anything else is a failing disk",
                        topic, spool.unreadBytes());
            }
            spools.add(spool);
            lanes.put(topic, new TopicLane(topic, eventLog, spool, publishTimeout, drains));
        }
        lanes.values().forEach(TopicLane::start);
        var unused = timeouts.scheduleWithFixedDelay(
                this::giveUpOnLateAcknowledgements,
                CHECK_INTERVAL.toMillis(),
                CHECK_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Deletes requests that Kafka refused for good, once they are that old: at once and every hour.
     *
     * @throws IllegalArgumentException for less than a day, in which nobody could look at them
     */
    public void removeRefusedAfter(Duration age, Clock clock) {
        if (age.compareTo(LEAST_KEPT) < 0) {
            throw new IllegalArgumentException("trunkline.ingress.spool.keep-refused: " + age
                    + " (expected: at least 1d, so that somebody can look at what Kafka refused)");
        }
        var unused = timeouts.scheduleWithFixedDelay(
                () -> drains.execute(() -> removeRefusedBefore(clock.instant().minus(age))), 0, 1, TimeUnit.HOURS);
    }

    private void removeRefusedBefore(Instant time) {
        for (var spool : spools) {
            try {
                int count = spool.removeSetAsideBefore(time);
                removed.add(count);
                if (count > 0) {
                    LOG.warnf("refused requests are too old and deleted count=%d", count);
                }
            } catch (IOException e) {
                LOG.warnf(e, "old refused requests cannot be deleted, next attempt in an hour");
            }
        }
    }

    private void giveUpOnLateAcknowledgements() {
        long now = System.nanoTime();
        for (var lane : lanes.values()) {
            try {
                lane.giveUpOnLateAcknowledgements(now);
            } catch (RuntimeException e) {
                LOG.error("publish timeouts could not be handled", e); // One lane's trouble must not end the schedule.
            }
        }
    }

    @Override
    public CompletionStage<@Nullable Void> publish(List<Publication> publications) {
        if (publications.size() == 1) {
            return publish(publications.getFirst());
        }
        return CompletableFuture.allOf(publications.stream().map(this::publish).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<@Nullable Void> publish(Publication publication) {
        var lane = lanes.get(publication.topic());
        if (lane == null) {
            throw new IllegalArgumentException(
                    "topic " + publication.topic() + " (expected: one of " + lanes.keySet() + ")");
        }
        return lane.publish(publication);
    }

    /** How each topic stands, in the order of their names. */
    public List<LaneState> states() {
        return lanes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lane -> lane.getValue().state())
                .toList();
    }

    /**
     * What each topic's spool holds, in the order of their names. Blocks on the disk.
     *
     * @param maxIds how many events of each topic are named
     */
    public List<SpoolContent> contents(int maxIds) {
        return lanes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lane -> lane.getValue().content(maxIds))
                .toList();
    }

    /** Bytes on the disk, the quarantine's apart. */
    public long spoolBytes() {
        return limit.usedBytes();
    }

    public boolean isFull() {
        return limit.isFull();
    }

    /** Events that Kafka took at once. */
    public long directCount() {
        return lanes.values().stream().mapToLong(TopicLane::directCount).sum();
    }

    /** Events that were accepted because the spool has them. */
    public long spooledCount() {
        return lanes.values().stream().mapToLong(TopicLane::spooledCount).sum();
    }

    /** Events of the spool that Kafka took later. */
    public long drainedCount() {
        return lanes.values().stream().mapToLong(TopicLane::drainedCount).sum();
    }

    /** Events that were not accepted because Kafka would never take them. */
    public long refusedCount() {
        return lanes.values().stream().mapToLong(TopicLane::refusedCount).sum();
    }

    /** Events of the spool that were set aside because Kafka will never have them. */
    public long setAsideCount() {
        return lanes.values().stream().mapToLong(TopicLane::setAsideCount).sum();
    }

    /** Events that were set aside and deleted when they were too old. */
    public long removedCount() {
        return removed.sum();
    }

    /** Sends what is in flight to the spool. Call before the event log is closed, and {@link #close()} after it. */
    public void stop() {
        timeouts.shutdownNow();
        lanes.values().forEach(TopicLane::close);
    }

    @Override
    public void close() {
        stop();
        drains.close();
        disk.close();
        try {
            for (var spool : spools) {
                spool.close();
            }
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("spool could not be closed", e);
        }
    }
}

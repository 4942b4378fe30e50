package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.publishing.Send.Way;
import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolEntry;
import dev.trunkline.ingress.spool.SpoolFullException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to one topic: direct, or through the spool.
 *
 * <p>Direct, an event goes to Kafka and is accepted when Kafka has acknowledged it. Where that takes longer than the timeout, or
 * fails, everything in flight is appended to the spool in the order of sending, and all that comes goes behind it. An event in the
 * spool that is still in flight may be acknowledged late: then it leaves the spool and is not sent again. Draining waits until
 * nothing is in flight, sends in order, and hands over to the direct way when all that is spooled has been sent: Kafka's order does
 * the rest.
 *
 * <p>What Kafka refuses for good must hold up nothing: on the direct way it is not accepted, and in the spool it is set aside, as is
 * an entry that cannot be decoded.
 */
final class TopicLane {

    private static final Logger LOG = Logger.getLogger(TopicLane.class);
    private static final int WINDOW = 256;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final String topic;
    private final EventLog eventLog;
    private final Spool spool;
    private final long timeoutNanos;
    private final Executor drains;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LaneCounts counts = new LaneCounts();
    private final HopelessEntries hopeless;
    private final SpoolReader reader;

    // Guarded by the lock.
    private final Deque<Send> inFlight = new ArrayDeque<>();
    private boolean spooling;
    private boolean draining;
    private boolean closed;
    private int unresolved;
    private long failures;

    /** @param drains runs the drain, which waits for Kafka */
    TopicLane(String topic, EventLog eventLog, Spool spool, Duration timeout, Executor drains) {
        this.topic = topic;
        this.eventLog = eventLog;
        this.spool = spool;
        this.timeoutNanos = timeout.toNanos();
        this.drains = drains;
        this.hopeless = new HopelessEntries(topic, spool, counts.setAside);
        this.reader = new SpoolReader(topic, spool, hopeless);
    }

    /** Takes up what an earlier process left in the spool. */
    void start() {
        lock.lock();
        try {
            if (spool.depth() > 0) {
                LOG.infof("spool found topic=%s entries=%d", topic, spool.depth());
                spooling = true;
                startDrain();
            }
        } finally {
            lock.unlock();
        }
    }

    CompletableFuture<@Nullable Void> publish(Publication publication) {
        var send = new Send(publication, System.nanoTime() + timeoutNanos);
        int size = publication.sizeAtMost();
        if (size > eventLog.largestRecord()) {
            // Not into the spool either: it would only be set aside there, after a 2xx.
            refuse(
                    send,
                    new RecordRefusedException(
                            "a record of " + size + " bytes (expected: at most " + eventLog.largestRecord() + ")",
                            null));
            return send.accepted;
        }
        lock.lock();
        try {
            if (closed) {
                send.accepted.completeExceptionally(new IllegalStateException("the lane of " + topic + " is closed"));
            } else if (spooling) {
                send.resolved = true;
                toSpool(send);
            } else {
                inFlight.add(send);
                eventLog.send(publication, failure -> done(send, failure));
            }
        } finally {
            lock.unlock();
        }
        return send.accepted;
    }

    private void done(Send send, @Nullable Exception failure) {
        if (failure == null && send.way.compareAndSet(Way.DIRECT, Way.ACKNOWLEDGED)) {
            counts.direct.increment();
            send.accepted.complete(null);
            return;
        }
        if (failure instanceof RecordRefusedException && send.way.compareAndSet(Way.DIRECT, Way.REFUSED)) {
            refuse(send, failure);
            return;
        }
        lock.lock();
        try {
            send.resolved = true;
            if (send.way.get() == Way.DIRECT) {
                LOG.debugf(failure, "publish failed topic=%s", topic);
                openSpool("a publish failed");
            } else {
                unresolved--;
                resolved(send.entry, failure);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (failure == null) {
            send.accepted.complete(null);
        }
    }

    private void refuse(Send send, Exception reason) {
        counts.refused.increment();
        LOG.errorf(
                "event refused by Kafka for good and answered 503 topic=%s eventId=%s reason=%s; raise the topic's"
                        + " max.message.bytes and kafka.max.request.size, or lower trunkline.ingress.max-body-size",
                topic, send.publication.event().id(), reason.getMessage());
        send.accepted.completeExceptionally(reason);
    }

    private void resolved(@Nullable SpoolEntry entry, @Nullable Exception failure) {
        if (failure instanceof RecordRefusedException) {
            if (entry != null) {
                hopeless.add(entry, failure);
            }
        } else if (failure != null) {
            failures++;
        } else if (entry != null) {
            counts.drained.increment();
            spool.published(entry);
        }
    }

    /** Sends everything to the spool that has waited too long for Kafka, with all that was sent after it. */
    void giveUpOnLateAcknowledgements(long now) {
        lock.lock();
        try {
            dropAcknowledged();
            var first = inFlight.peekFirst();
            if (first != null && first.deadline - now <= 0) {
                openSpool("Kafka has not acknowledged in time");
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropAcknowledged() {
        while (!inFlight.isEmpty() && inFlight.getFirst().way.get() != Way.DIRECT) {
            inFlight.removeFirst();
        }
    }

    private void openSpool(String reason) {
        if (!spooling) {
            LOG.warnf("spooling begins topic=%s inFlight=%d reason=%s", topic, inFlight.size(), reason);
        }
        spooling = true;
        for (var send : inFlight) {
            if (send.way.compareAndSet(Way.DIRECT, Way.SPOOLED)) {
                if (!send.resolved) {
                    unresolved++;
                }
                toSpool(send);
            }
        }
        inFlight.clear();
        startDrain();
    }

    private void toSpool(Send send) {
        try {
            var entry = spool.append(PublicationCodec.encode(send.publication));
            send.entry = entry;
            var unused = entry.durable().whenComplete((done, failure) -> {
                if (failure == null) {
                    counts.spooled.increment();
                    send.accepted.complete(null);
                } else {
                    LOG.debugf(failure, "spool failed topic=%s", topic);
                    send.accepted.completeExceptionally(failure);
                }
            });
        } catch (SpoolFullException | IllegalStateException e) {
            send.accepted.completeExceptionally(e);
        }
        changed.signalAll();
    }

    private void startDrain() {
        if (!draining && !closed) {
            draining = true;
            drains.execute(this::drain);
        }
    }

    private void drain() {
        var pause = FIRST_PAUSE;
        try {
            while (true) {
                var outcome = drainWindow();
                if (outcome == Drained.ALL) {
                    return;
                }
                if (outcome == Drained.NOTHING) {
                    pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                } else {
                    pause = FIRST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.lock();
            try {
                draining = false;
                if (spooling && !closed && !Thread.currentThread().isInterrupted()) {
                    startDrain(); // Spooling began again between the last look and here.
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private enum Drained {
        ALL,
        SOME,
        NOTHING
    }

    private Drained drainWindow() throws InterruptedException {
        lock.lock();
        try {
            if (!awaitResolved()) {
                return Drained.ALL;
            }
        } finally {
            lock.unlock();
        }
        if (!hopeless.setAside()) {
            return Drained.NOTHING;
        }
        // A long spool is read without the lock, so that nobody waits for the disk.
        var window = spool.oldest(WINDOW);
        var sends = window.size() == WINDOW ? reader.sends(window) : List.<Send>of();
        lock.lock();
        try {
            int depthBefore = spool.depth();
            if (window.size() < WINDOW) {
                window = spool.oldest(WINDOW);
                sends = reader.sends(window);
            }
            long failuresBefore = failures;
            boolean everything = sends.size() == depthBefore;
            boolean sent = sendInOrder(sends) && sends.size() == window.size();
            if (everything && sent) {
                // What comes now goes behind the window on Kafka: the log keeps the order.
                spooling = false;
            }
            if (!awaitResolved()) {
                return Drained.ALL;
            }
            if (failures != failuresBefore && !spooling) {
                openSpool("draining failed");
            }
            if (!spooling && spool.depth() == 0) {
                LOG.infof("spooling ends topic=%s", topic);
                return Drained.ALL;
            }
            return (sent || !hopeless.isEmpty()) && failures == failuresBefore ? Drained.SOME : Drained.NOTHING;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is in flight any more; false where the lane has been closed. */
    private boolean awaitResolved() throws InterruptedException {
        while (unresolved > 0 && !closed) {
            changed.await();
        }
        return !closed;
    }

    /** False where one failed at once; those behind it are held back. */
    private boolean sendInOrder(List<Send> sends) {
        long failuresBefore = failures;
        for (var send : sends) {
            unresolved++;
            eventLog.send(send.publication, failure -> done(send, failure));
            if (failures != failuresBefore) {
                return false;
            }
        }
        return true;
    }

    private void pause(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Puts what is in flight into the spool and stops. */
    void close() {
        lock.lock();
        try {
            dropAcknowledged();
            if (!inFlight.isEmpty()) {
                openSpool("stopping");
            }
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    LaneState state() {
        lock.lock();
        try {
            return new LaneState(topic, spooling, spool.depth(), spool.oldestAppendedAt(), spool.isFailing());
        } finally {
            lock.unlock();
        }
    }

    /**
     * What waits in the spool and what was set aside. Blocks on the disk.
     *
     * @param maxIds how many of each are named, the oldest first
     */
    SpoolContent content(int maxIds) {
        return reader.content(maxIds);
    }

    /** Events that Kafka took at once. */
    long directCount() {
        return counts.direct.sum();
    }

    /** Events that were accepted because the spool has them. */
    long spooledCount() {
        return counts.spooled.sum();
    }

    /** Events of the spool that Kafka took later. */
    long drainedCount() {
        return counts.drained.sum();
    }

    /** Events that were not accepted because Kafka would never take them. */
    long refusedCount() {
        return counts.refused.sum();
    }

    /** Events of the spool that were set aside because Kafka will never have them. */
    long setAsideCount() {
        return counts.setAside.sum();
    }
}

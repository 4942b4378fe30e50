package dev.trunkline.journal.kafka;

import dev.trunkline.journal.engine.Signal;
import dev.trunkline.journal.jdbc.OutboxRows;
import dev.trunkline.journal.jdbc.OutboxRows.Outcome;
import dev.trunkline.journal.jdbc.OutboxRows.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox in the order of its rows. Rows leave the table only once Kafka has acknowledged them, in the
 * transaction that holds the lock of the one publisher; after a crash they are published again, with the same ids.
 */
public final class OutboxPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int BATCH = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final OutboxRows rows;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration poll;
    private final Signal work;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Optional<String> trouble = Optional.empty();
    private @Nullable Producer<String, byte[]> producer;

    /**
     * @param producers makes a producer that waits for all replicas and is idempotent; called anew after a failure
     * @param work to be woken after each commit that brought rows
     */
    public OutboxPublisher(OutboxRows rows, Supplier<Producer<String, byte[]>> producers, Duration poll, Signal work) {
        this.rows = rows;
        this.producers = producers;
        this.poll = poll;
        this.work = work;
    }

    public void start() {
        running = true;
        // A platform thread: the producer's monitors would pin a virtual one on JDK 21.
        Thread.ofPlatform().daemon().name("journal-outbox").start(this::publishUntilStopped);
    }

    /** Why records are not getting out at present; empty where they are. */
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        if (!running) {
            return;
        }
        running = false;
        work.wake();
        try {
            if (!stopped.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("outbox publisher did not stop in time; what it leaves is published by the next instance");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishUntilStopped() {
        try {
            while (running) {
                var taken = publishOnce();
                if (taken < 1) {
                    work.await(taken < 0 ? PAUSE_AFTER_FAILURE : poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            discardProducer();
            stopped.countDown();
        }
    }

    /** @return how many rows were handled, -1 after a failure */
    int publishOnce() {
        try {
            var taken = rows.take(BATCH, this::send);
            return trouble.isPresent() && taken > 0 ? -1 : taken;
        } catch (RuntimeException e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
            LOG.warnf("outbox not read, next try in %s: %s", PAUSE_AFTER_FAILURE, e.getMessage());
            return -1;
        }
    }

    private Outcome send(List<Row> batch) {
        var current = producer == null ? producers.get() : producer;
        producer = current;
        var outcome = new OutboxBatch(current).send(batch);
        trouble = outcome.failure();
        if (outcome.failure().isPresent()) {
            LOG.warnf(
                    "%d of %d outbox records not published, next try in %s: %s",
                    outcome.left(),
                    batch.size(),
                    PAUSE_AFTER_FAILURE,
                    outcome.failure().get());
            // Drops what it still has in hand: sent by it later, those records would overtake or repeat others.
            discardProducer();
        }
        return outcome.settled();
    }

    private void discardProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}

package dev.trunkline.benchmark;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.engine.EngineSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.event.Level;

/**
 * transaction-outbox, one task per entry. Its release 4.2 has no ordered topics, so it keeps no order and has less to do; it holds a
 * connection for as long as a handler runs.
 */
final class TransactionOutboxContender implements Contender {

    private static final int ALWAYS = 1_000_000;

    private final ThreadLocalContextTransactionManager transactions;
    private final TransactionOutbox outbox;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(EngineSettings.defaults().concurrency());
    private final Thread flusher = Thread.ofPlatform().unstarted(this::flushUntilStopped);
    private volatile boolean running;

    /** What is called through the outbox. */
    interface Work {
        void handle(String number) throws IOException, InterruptedException;
    }

    TransactionOutboxContender(BenchmarkDatabase database, Effects effects) {
        transactions = TransactionManager.fromDataSource(database.dataSource());
        Work work = number -> {
            effects.handle(Integer.parseInt(number));
            effects.done();
        };
        outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .instantiator(Instantiator.using(type -> work))
                .submitter((entry, handle) -> {
                    if (running) {
                        workers.execute(() -> handle.accept(entry));
                    }
                })
                .attemptFrequency(Duration.ofSeconds(1))
                .blockAfterAttempts(ALWAYS)
                .logLevelTemporaryFailure(Level.DEBUG)
                .build();
    }

    @Override
    public void append(List<NewEntry> entries) {
        transactions.inTransaction(
                () -> entries.forEach(entry -> schedule(entry.event().id())));
    }

    private void schedule(String number) {
        try {
            outbox.schedule(Work.class).handle(number);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("scheduling does not run it", e);
        }
    }

    @Override
    public void start() {
        running = true;
        flusher.start();
    }

    private void flushUntilStopped() {
        while (running) {
            if (!outbox.flush()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    @Override
    public void close() {
        running = false;
        workers.shutdownNow();
        try {
            flusher.join();
            workers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.trunkline.journal;

import dev.trunkline.journal.engine.EngineListener;
import dev.trunkline.journal.engine.EngineSettings;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Events;
import dev.trunkline.journal.testing.Instance;
import dev.trunkline.journal.testing.TestHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Measures intake and handling on an embedded PostgreSQL. Run:
 * {@code ./mvnw -Dquick -pl platform/journal test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=dev.trunkline.journal.JournalBenchmark}; argument: entries per lane, 40 by default.
 */
public final class JournalBenchmark {

    private static final int CONNECTIONS = 10;
    private static final int WORKERS = 64;
    private static final int BATCH = 500;

    private JournalBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        var perLane = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        for (var round = 1; round <= 3; round++) {
            System.out.printf("round %d%n", round);
            measure("500 lanes, 5 ms handler", 500, perLane, Duration.ofMillis(5));
        }
        measure("500 lanes, 80 ms handler", 500, Math.max(1, perLane / 4), Duration.ofMillis(80));
        measure("10000 lanes, 1 ms handler", 10_000, 4, Duration.ofMillis(1));
        System.exit(0);
    }

    private static void measure(String name, int lanes, int perLane, Duration handlerTime) throws InterruptedException {
        try (var database = Database.create(CONNECTIONS)) {
            var count = lanes * perLane;
            var done = new CountDownLatch(count);
            var handler = TestHandler.of((entry, steps) -> {
                Thread.sleep(handlerTime);
                return outbox -> done.countDown();
            });
            var defaults = EngineSettings.defaults();
            var settings = new EngineSettings(
                    WORKERS, defaults.lease(), defaults.poll(), defaults.turn(), defaults.stopTimeout());
            try (var instance = Instance.of(database, handler, settings, EngineListener.NONE)) {
                var batches = batches(lanes, perLane);
                var intake = seconds(() -> batches.forEach(instance.journal()::append));
                var handling = seconds(() -> {
                    instance.start();
                    done.await();
                });
                System.out.printf(
                        "  %-28s %,7d entries: intake %,7.0f/s, handled %,6.0f/s (bound by workers: %,.0f/s), done %,d%n",
                        name,
                        count,
                        count / intake,
                        count / handling,
                        WORKERS * 1000.0 / handlerTime.toMillis(),
                        instance.query().ledger().of(EntryState.DONE));
            }
        }
    }

    /** Entries as a busy topic brings them: lanes mixed, in batches. */
    private static List<List<NewEntry>> batches(int lanes, int perLane) {
        var batches = new ArrayList<List<NewEntry>>();
        var batch = new ArrayList<NewEntry>();
        for (var i = 0; i < lanes * perLane; i++) {
            var lane = "+14155550100;+1415" + (2_000_000 + i % lanes);
            batch.add(Events.entry(lane, "SM" + i));
            if (batch.size() == BATCH) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        batches.add(List.copyOf(batch));
        return batches;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private static double seconds(Work work) throws InterruptedException {
        var started = System.nanoTime();
        work.run();
        return NANOSECONDS.toMicros(System.nanoTime() - started) / 1e6;
    }
}

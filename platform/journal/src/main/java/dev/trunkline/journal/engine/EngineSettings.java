package dev.trunkline.journal.engine;

import java.time.Duration;

/**
 * How the engine works.
 *
 * @param concurrency entries handled at once by this instance
 * @param lease how long a lane stays with a worker that is no longer heard of; renewed at a third of it
 * @param poll longest pause between looks for work that nobody announced: entries of other instances, due retries
 * @param turn how long a worker stays with a lane that has more to do before others get their turn
 * @param stopTimeout how long a stop waits for running handlers
 */
public record EngineSettings(int concurrency, Duration lease, Duration poll, Duration turn, Duration stopTimeout) {

    public EngineSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency: " + concurrency + " (expected: at least 1)");
        }
    }

    /**
     * For how long after it was asked for a lease is safe to act under. The rest of it is for the request on its way: who takes the
     * lane over then looks for what it did, and must find it.
     */
    Duration safe() {
        return lease.multipliedBy(4).dividedBy(5);
    }

    /** The defaults of {@code trunkline.journal.*}. */
    public static EngineSettings defaults() {
        return new EngineSettings(
                64, Duration.ofSeconds(15), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20));
    }
}

package dev.trunkline.journal.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: exponential with full jitter, so that lanes which failed together do not come
 * back together. Source: "Exponential Backoff And Jitter", AWS Architecture Blog.
 *
 * @param first upper bound of the first pause; doubles with each attempt
 * @param max upper bound of any pause that the provider did not ask for
 */
public record Backoff(Duration first, Duration max, RandomGenerator random) {

    private static final int DOUBLINGS = 30;

    /**
     * @param attempt the attempt that failed, 1 for the first
     * @param retryAfter the least pause the provider asked for; null where it did not
     */
    public Duration after(int attempt, @Nullable Duration retryAfter) {
        return retryAfter == null ? jitter(ceiling(attempt)) : retryAfter.plus(jitter(first));
    }

    private Duration ceiling(int attempt) {
        var grown = first.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return grown.compareTo(max) < 0 ? grown : max;
    }

    private Duration jitter(Duration ceiling) {
        return Duration.ofMillis(random.nextLong(ceiling.toMillis() + 1));
    }
}

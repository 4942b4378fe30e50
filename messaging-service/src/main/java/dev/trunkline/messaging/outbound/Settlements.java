package dev.trunkline.messaging.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Wakes requests that wait for what becomes of a message or another command. Knows what this instance carried out; another
 * instance's work shows in the database alone.
 */
@ApplicationScoped
public class Settlements {

    /** How long the work of another instance may stay unseen. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Map<UUID, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    /**
     * What is wanted as soon as it is no longer open, or as it stands when the time is over. Blocks that long at most.
     *
     * @param look into the database, in a transaction of its own
     */
    public <T> Optional<T> await(UUID id, Duration limit, Supplier<Optional<T>> look, Predicate<T> isOpen)
            throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                var settled = await(id);
                var found = look.get();
                var left = end - System.nanoTime();
                if (found.filter(isOpen).isEmpty() || left <= 0) {
                    return found;
                }
                wait(settled, Math.min(left, LOOK_AGAIN.toNanos()));
            }
        } finally {
            forget(id);
        }
    }

    private static void wait(CompletableFuture<Void> settled, long nanos) throws InterruptedException {
        try {
            settled.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The next look decides.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a settlement never fails", e);
        }
    }

    /** Completes once it is settled here. Ask before looking at the database, and {@link #forget} in the end. */
    CompletableFuture<Void> await(UUID id) {
        return awaited.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }

    void forget(UUID id) {
        awaited.remove(id);
    }

    /** Call it once the transaction that settles it has been committed. */
    public void settled(UUID id) {
        var waiting = awaited.remove(id);
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}

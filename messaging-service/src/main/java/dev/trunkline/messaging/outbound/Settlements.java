package dev.trunkline.messaging.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes requests that wait for what becomes of a message. Knows what this instance carried out; another instance's work
 * shows in the database alone.
 */
@ApplicationScoped
public class Settlements {

    private final Map<UUID, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    /** Completes once the message is settled here. Ask before looking at the database, and {@link #forget} in the end. */
    public CompletableFuture<Void> await(UUID messageId) {
        return awaited.computeIfAbsent(messageId, id -> new CompletableFuture<>());
    }

    public void forget(UUID messageId) {
        awaited.remove(messageId);
    }

    void settled(UUID messageId) {
        var waiting = awaited.remove(messageId);
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}

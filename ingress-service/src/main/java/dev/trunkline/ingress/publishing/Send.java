package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.door.Publication;
import dev.trunkline.ingress.spool.SpoolEntry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One event on its way to Kafka. */
final class Send {

    final Publication publication;
    final long deadline;
    final CompletableFuture<@Nullable Void> accepted = new CompletableFuture<>();
    final AtomicReference<Way> way = new AtomicReference<>(Way.DIRECT);

    // Guarded by the lane's lock.
    boolean resolved;

    @Nullable SpoolEntry entry;

    enum Way {
        DIRECT,
        ACKNOWLEDGED,
        REFUSED,
        SPOOLED
    }

    /** @param deadline by {@link System#nanoTime()}: when Kafka has had long enough */
    Send(Publication publication, long deadline) {
        this.publication = publication;
        this.deadline = deadline;
    }

    /** Of an event that waits in the spool, whose sender has been answered. */
    static Send ofSpooled(Publication publication, SpoolEntry entry) {
        var send = new Send(publication, 0);
        send.way.set(Way.SPOOLED);
        send.entry = entry;
        return send;
    }
}

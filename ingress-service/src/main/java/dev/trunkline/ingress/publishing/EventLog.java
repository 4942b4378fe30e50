package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.door.Publication;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, as the lanes see it. What is sent keeps its order within topic and key, and is neither given up nor repeated while the
 * process lives: an event that was sent before an outage is acknowledged after it.
 */
public interface EventLog {

    /**
     * Sends an event. Never blocks.
     *
     * @param done told once: null when all replicas have it, else why this sending will never be there; a {@link
     *     RecordRefusedException} where no other sending will be either
     */
    void send(Publication publication, Consumer<@Nullable Exception> done);

    /** The largest {@link Publication#sizeAtMost()}, in bytes, that is worth sending. */
    default int largestRecord() {
        return Integer.MAX_VALUE;
    }
}

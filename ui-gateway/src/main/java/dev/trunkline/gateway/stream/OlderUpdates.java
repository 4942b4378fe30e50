package dev.trunkline.gateway.stream;

import java.util.List;
import java.util.function.Consumer;

/** Updates that have left the window. */
public interface OlderUpdates {

    /** How a search ended. */
    enum Outcome {
        /** All have been handed over. */
        COMPLETE,
        /** Kafka has deleted some of them. */
        EXPIRED,
        /** The topics end before the cursor: it is not one of theirs. */
        UNKNOWN,
        /** More than the reader should be sent. */
        TOO_MANY
    }

    /**
     * Hands over the updates between two cursors, those of one partition in their order. Blocks until done.
     *
     * @throws RuntimeException where Kafka does not answer in time
     */
    Outcome read(Cursor from, Cursor until, Consumer<List<Frame>> reader);
}

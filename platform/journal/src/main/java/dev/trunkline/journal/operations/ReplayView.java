package dev.trunkline.journal.operations;

import dev.trunkline.journal.operations.Replays.TopicRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay and how far it is.
 *
 * @param filter the entries it copies; null for one from Kafka
 * @param topic the records it takes in; null for one from the journal
 * @param total entries to be enqueued; of a replay from Kafka: read so far
 * @param enqueued entries that joined their lanes
 * @param done of these, finished
 * @param parked of these, given up
 * @param finishedAt when the last was enqueued, or when it was cancelled; null while it runs
 */
public record ReplayView(
        long id,
        State state,
        Justification by,
        @Nullable EntryFilter filter,
        @Nullable TopicRange topic,
        long total,
        long enqueued,
        long done,
        long parked,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Of the enqueueing; its entries may run on. */
    public enum State {
        ENQUEUEING,
        ENQUEUED,
        CANCELLED
    }
}

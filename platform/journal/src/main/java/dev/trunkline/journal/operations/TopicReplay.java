package dev.trunkline.journal.operations;

import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.operations.Replays.TopicRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kafka's side of {@link Replays}: reads records that the journal may have missed. Changes nothing itself. */
public interface TopicReplay {

    /** @throws NotPossibleException where the topic is none of this service's */
    void requireOurs(TopicRange range);

    /** @throws NotPossibleException where the topic is none of this service's */
    TopicPreview preview(TopicRange range);

    /**
     * Reads on. Blocks on Kafka; what it throws is classified as any handler's failure.
     *
     * @param after where the batch before ended, in its own words; empty for the first
     */
    Batch read(TopicRange range, Optional<String> after) throws Exception;

    /**
     * Records to be appended by the caller, which skips those that the journal has.
     *
     * @param entries a few hundred at most, those that are not this service's business left out, in Kafka's order per key
     * @param read records read, those included that were left out
     * @param next where to go on; null where there are no more
     */
    record Batch(
            List<NewEntry> entries, long read, @Nullable String next) {

        public Batch {
            entries = List.copyOf(entries);
        }
    }
}

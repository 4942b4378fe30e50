package dev.trunkline.journal.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * Does finished work anew. From the journal: copies of finished, skipped or parked entries join the ends of their lanes, in their order,
 * with event ids of their own; they share the steps of their origins, so that effects which succeeded are not repeated. Copies are
 * not copied again, unless the filter names one by its id.
 * From Kafka: records of a topic that never reached the journal are taken in; known ones change nothing.
 *
 * <p>A replay is itself work of the journal: it survives its process, and its progress can be asked for.
 */
public interface Replays {

    /** What a replay of these entries would do; changes nothing. */
    ReplayPreview preview(EntryFilter filter);

    /** What taking in a topic again would do; reads it, changes nothing. */
    TopicPreview preview(TopicRange range);

    /** @throws NotPossibleException where the filter leaves every entry in: name an entry, a lane, a type or times */
    ReplayView start(EntryFilter filter, Justification by);

    /** @throws NotPossibleException where the topic is none of this service's */
    ReplayView start(TopicRange range, Justification by);

    Optional<ReplayView> find(long id);

    /** Newest first. */
    Page<ReplayView> list(int limit, Optional<String> cursor);

    /** Enqueues no more; what is enqueued runs. */
    ReplayView cancel(long id, Justification by);

    /** Records of a topic by the time of their arrival at Kafka. */
    record TopicRange(String topic, Instant from, Instant to) {}
}

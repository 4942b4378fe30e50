package dev.trunkline.journal.kafka;

import org.apache.kafka.common.TopicPartition;

/**
 * A part of a partition that is still to be read.
 *
 * @param position the next offset
 * @param end the first offset that is no part of it
 * @param taken the first offset that the service has not committed: what is before it was taken into the journal
 */
record Slice(TopicPartition partition, long position, long end, long taken) {

    boolean isEmpty() {
        return position >= end;
    }

    /** What is left of it from an offset on. */
    Slice from(long offset) {
        return new Slice(partition, offset, end, taken);
    }

    /** The part that the service has taken in. */
    Slice takenOnly() {
        return new Slice(partition, position, Math.min(end, taken), taken);
    }
}

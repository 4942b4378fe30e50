package dev.trunkline.journal.operations;

import java.time.Instant;

/** Compares what Kafka holds for this service with its journal, by id. */
public interface LedgerCheck {

    /**
     * Reads the service's webhook topics and looks up every record in the journal. Changes nothing; takes seconds to
     * minutes.
     *
     * @param from records that arrived at Kafka at or after
     * @param to and before
     */
    LedgerReport compare(Instant from, Instant to);
}

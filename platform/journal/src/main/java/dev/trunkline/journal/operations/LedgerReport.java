package dev.trunkline.journal.operations;

import java.time.Instant;
import java.util.List;

/**
 * Received = applied + skipped + parked + in flight, unless something is missing.
 *
 * @param received records on the topics that are this service's business, each event id once
 * @param repeated further records of the same ids
 * @param notOurs records of the topics that are not this service's business
 * @param skipped passed over by an operator
 * @param inFlight waiting in the journal, or not yet taken in: their offsets are not committed
 * @param missing taken in by their offsets, but not in the journal
 * @param differences the missing ones, at most 10,000
 */
public record LedgerReport(
        String service,
        Instant from,
        Instant to,
        long received,
        long repeated,
        long notOurs,
        long applied,
        long skipped,
        long parked,
        long inFlight,
        long missing,
        List<Difference> differences) {

    public LedgerReport {
        differences = List.copyOf(differences);
    }

    public boolean isBalanced() {
        return missing == 0;
    }

    /** Whether more is missing than is named. */
    public boolean isCut() {
        return differences.size() < missing;
    }

    /** A record that the journal should have. */
    public record Difference(String eventId, String topic, int partition, long offset, Instant at) {}
}

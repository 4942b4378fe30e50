package dev.trunkline.journal.kafka;

import dev.trunkline.journal.operations.LedgerCheck;
import dev.trunkline.journal.operations.LedgerReport;
import dev.trunkline.journal.operations.Replays.TopicRange;
import dev.trunkline.journal.query.EntryStates;
import java.time.Instant;

/**
 * Reads partition by partition, a batch at a time, so that its memory does not grow with the range. A repeated delivery
 * has its event's key and thus its partition; one that comes more than a million events after the first counts as received
 * anew, on both sides of the balance.
 */
public final class KafkaLedgerCheck implements LedgerCheck {

    private final String service;
    private final WebhookTopics topics;
    private final RecordLookup lookup;

    public KafkaLedgerCheck(String service, WebhookTopics topics, LaneRules rules, EntryStates states) {
        this.service = service;
        this.topics = topics;
        this.lookup = new RecordLookup(rules, states);
    }

    @Override
    public LedgerReport compare(Instant from, Instant to) {
        var tally = new LedgerTally();
        try (var reader = topics.reader()) {
            for (var topic : topics.names()) {
                var range = new TopicRange(topic, from, to);
                for (var slice : reader.slices(range)) {
                    count(reader, slice, range, tally);
                }
            }
        }
        return tally.report(service, from, to);
    }

    private void count(TopicReader reader, Slice slice, TopicRange range, LedgerTally tally) {
        var seen = new SeenIds();
        for (var rest = slice; !rest.isEmpty(); ) {
            var batch = reader.next(rest, range);
            var ours = lookup.find(batch.records());
            tally.notOurs(batch.records().size() - ours.size());
            for (var taken : ours) {
                if (seen.add(taken.eventId())) {
                    tally.received(taken, taken.kafkaRecord().offset() < slice.taken());
                } else {
                    tally.repeated();
                }
            }
            rest = batch.rest();
        }
    }
}

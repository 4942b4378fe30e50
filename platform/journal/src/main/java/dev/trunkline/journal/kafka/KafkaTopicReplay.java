package dev.trunkline.journal.kafka;

import dev.trunkline.journal.operations.KafkaUnavailableException;
import dev.trunkline.journal.operations.NotPossibleException;
import dev.trunkline.journal.operations.Replays.TopicRange;
import dev.trunkline.journal.operations.TopicPreview;
import dev.trunkline.journal.operations.TopicReplay;
import dev.trunkline.journal.query.EntryStates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that the service has committed and its journal does not have. Those it has not committed yet are the
 * intake's, which keeps their order. A cursor names what is left of each partition, so that the end stands from the first
 * batch on.
 */
public final class KafkaTopicReplay implements TopicReplay {

    private final WebhookTopics topics;
    private final RecordLookup lookup;

    public KafkaTopicReplay(WebhookTopics topics, LaneRules rules, EntryStates states) {
        this.topics = topics;
        this.lookup = new RecordLookup(rules, states);
    }

    @Override
    public TopicPreview preview(TopicRange range) {
        requireOurs(range);
        var missing = 0L;
        var known = 0L;
        var notOurs = 0L;
        var lanes = 0L;
        var lanesSeen = new SeenIds();
        try (var reader = topics.reader()) {
            for (var slice : slices(reader, range)) {
                var seen = new SeenIds();
                for (var rest = slice; !rest.isEmpty(); ) {
                    var batch = reader.next(rest, range);
                    var ours = lookup.find(batch.records());
                    notOurs += batch.records().size() - ours.size();
                    for (var taken : ours) {
                        if (taken.state().isPresent() || !seen.add(taken.eventId())) {
                            known++;
                        } else {
                            missing++;
                            lanes += lanesSeen.add(taken.entry().lane()) ? 1 : 0;
                        }
                    }
                    rest = batch.rest();
                }
            }
        }
        return new TopicPreview(missing, lanes, known, notOurs);
    }

    @Override
    public Batch read(TopicRange range, Optional<String> after) throws IOException {
        requireOurs(range);
        try (var reader = topics.reader()) {
            var slices = after.map(cursor -> SliceCursor.parse(range.topic(), cursor))
                    .orElseGet(() -> slices(reader, range));
            if (slices.isEmpty()) {
                return new Batch(List.of(), 0, null);
            }
            var batch = reader.next(slices.getFirst(), range);
            var entries = lookup.find(batch.records()).stream()
                    .filter(taken -> taken.state().isEmpty())
                    .map(TakenRecord::entry)
                    .toList();
            return new Batch(entries, batch.records().size(), next(slices, batch.rest()));
        } catch (KafkaUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static @Nullable String next(List<Slice> slices, Slice rest) {
        var left = new ArrayList<>(slices.subList(1, slices.size()));
        if (!rest.isEmpty()) {
            left.addFirst(rest);
        }
        return left.isEmpty() ? null : SliceCursor.text(left);
    }

    private static List<Slice> slices(TopicReader reader, TopicRange range) {
        return reader.slices(range).stream()
                .map(Slice::takenOnly)
                .filter(slice -> !slice.isEmpty())
                .toList();
    }

    @Override
    public void requireOurs(TopicRange range) {
        if (!topics.names().contains(range.topic())) {
            throw new NotPossibleException("topic " + range.topic()
                    + " is not taken in by this service (expected: one of " + topics.names() + ")");
        }
    }
}

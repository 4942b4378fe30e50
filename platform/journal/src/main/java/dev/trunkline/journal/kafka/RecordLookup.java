package dev.trunkline.journal.kafka;

import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.EntryStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds records in the journal, as they are or as unreadable ones, with one statement for each batch. */
final class RecordLookup {

    private final RecordReader reader;
    private final EntryStates states;

    RecordLookup(LaneRules rules, EntryStates states) {
        this.reader = new RecordReader(rules);
        this.states = states;
    }

    /** In the same order; records that are not this service's business are left out. */
    List<TakenRecord> find(List<ConsumerRecord<String, byte[]>> records) {
        var ours = new ArrayList<TakenRecord>(records.size());
        var ids = new ArrayList<String>(records.size());
        for (var kafkaRecord : records) {
            reader.read(kafkaRecord).map(entry -> storable(kafkaRecord, entry)).ifPresent(entry -> {
                ours.add(new TakenRecord(kafkaRecord, entry, Optional.empty()));
                ids.add(entry.event().id());
            });
        }
        var known = states.of(ids);
        var keptAsUnreadable = keptAsUnreadable(ours, known);
        return ours.stream()
                .map(taken -> new TakenRecord(
                        taken.kafkaRecord(),
                        taken.entry(),
                        Optional.ofNullable(known.get(taken.eventId()))
                                .or(() -> Optional.ofNullable(
                                        keptAsUnreadable.get(RecordReader.unreadableId(taken.kafkaRecord()))))))
                .toList();
    }

    /** The intake keeps a readable record as unreadable where the database cannot store it. */
    private Map<String, EntryState> keptAsUnreadable(List<TakenRecord> ours, Map<String, EntryState> known) {
        var unknown = ours.stream()
                .filter(taken -> !known.containsKey(taken.eventId()))
                .map(taken -> RecordReader.unreadableId(taken.kafkaRecord()))
                .toList();
        return unknown.isEmpty() ? Map.of() : new HashMap<>(states.of(unknown));
    }

    /** PostgreSQL's text takes no NUL: such an event can neither be stored nor looked up. */
    private static NewEntry storable(ConsumerRecord<String, byte[]> kafkaRecord, NewEntry entry) {
        return RecordReader.isStorable(entry)
                ? entry
                : RecordReader.unreadable(kafkaRecord, "holds text that the database cannot store");
    }
}

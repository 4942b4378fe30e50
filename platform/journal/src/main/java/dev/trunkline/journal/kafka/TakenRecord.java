package dev.trunkline.journal.kafka;

import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.EntryState;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that is the service's business, beside what the journal knows of it.
 *
 * @param entry what the intake makes of it
 * @param state empty where the journal does not have it
 */
record TakenRecord(ConsumerRecord<String, byte[]> kafkaRecord, NewEntry entry, Optional<EntryState> state) {

    String eventId() {
        return entry.event().id();
    }
}

package dev.trunkline.journal.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.NewEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns Kafka records into entries. A record that cannot be read becomes an entry too: it will be parked, not looped. */
final class RecordReader {

    /** Type of entries that hold an unreadable record. */
    static final String UNREADABLE = "trunkline.unreadable";

    private final LaneRules rules;

    RecordReader(LaneRules rules) {
        this.rules = rules;
    }

    /** Empty for a record that is not this service's business. */
    Optional<NewEntry> read(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            var event = CloudEvent.fromRecord(kafkaRecord);
            return rules.lane(event, kafkaRecord.key()).map(lane -> new NewEntry(lane, event));
        } catch (RuntimeException e) {
            var reason = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            return Optional.of(unreadable(kafkaRecord, reason));
        }
    }

    /** The record's bytes with the reason; its headers are left out, they may be what is wrong with it. */
    static NewEntry unreadable(ConsumerRecord<String, byte[]> kafkaRecord, String reason) {
        var data = kafkaRecord.value() == null ? new byte[0] : kafkaRecord.value();
        var event = new CloudEvent(
                unreadableId(kafkaRecord),
                "/kafka/" + place(kafkaRecord),
                UNREADABLE,
                Instant.ofEpochMilli(Math.max(0, kafkaRecord.timestamp())),
                null,
                Map.of(CloudEvent.Extension.REASON, reason.replace('\0', ' ')),
                data);
        return new NewEntry("unreadable:" + kafkaRecord.topic(), event);
    }

    /** The event id of such an entry. */
    static String unreadableId(ConsumerRecord<String, byte[]> kafkaRecord) {
        // The timestamp tells the records of a topic that was made anew from those of the old one.
        return "unreadable/" + place(kafkaRecord) + "/" + kafkaRecord.timestamp();
    }

    private static String place(ConsumerRecord<String, byte[]> kafkaRecord) {
        return kafkaRecord.topic() + "/" + kafkaRecord.partition() + "/" + kafkaRecord.offset();
    }

    /** Whether PostgreSQL can store its texts: they may not hold NUL. */
    static boolean isStorable(NewEntry entry) {
        var event = entry.event();
        return Stream.concat(
                        Stream.of(entry.lane(), event.id(), event.type(), event.source()),
                        event.extensions().entrySet().stream()
                                .flatMap(extension -> Stream.of(extension.getKey(), extension.getValue())))
                .noneMatch(text -> text.indexOf('\0') >= 0);
    }
}

package dev.trunkline.journal.kafka;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;

/** Parks what {@link RecordReader} could not read, with its reason. */
public final class UnreadableRecords implements EntryHandler {

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(RecordReader.UNREADABLE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        throw new ParkException(
                entry.event().extension(CloudEvent.Extension.REASON).orElse("unreadable")
                        + "; mend the producer, then send the record again");
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}

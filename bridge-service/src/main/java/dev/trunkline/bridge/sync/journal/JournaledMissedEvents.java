package dev.trunkline.bridge.sync.journal;

import dev.trunkline.bridge.intake.Onward;
import dev.trunkline.bridge.sync.Happenings;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.bridge.sync.missed.MissedEvents;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.query.JournalQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Appends what the arrival of the webhook would have appended, so that one that comes after all is known. */
@ApplicationScoped
class JournaledMissedEvents implements MissedEvents {

    private final Journal journal;
    private final JournalQuery query;
    private final Synchronisation synchronisation;

    JournaledMissedEvents(Journal journal, JournalQuery query, Synchronisation synchronisation) {
        this.journal = journal;
        this.query = query;
        this.synchronisation = synchronisation;
    }

    @Override
    public boolean isKnown(String eventId) {
        return query.unknown(List.of(eventId, Onward.id(eventId, ArrivalHandler.APPLY)))
                        .size()
                < 2;
    }

    @Override
    public boolean append(CloudEvent event) {
        var entries = Happenings.of(TwilioEvents.parse(event)).flatMap(synchronisation::lane).stream()
                .map(lane -> new NewEntry(lane, Onward.wrap(event, ApplyHandler.TYPE, ArrivalHandler.APPLY)))
                .toList();
        return !entries.isEmpty() && journal.append(entries).added() > 0;
    }
}

package dev.trunkline.taskrouter.reconciliation.journal;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.kafka.LaneRules;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.taskrouter.reconciliation.MissedEvents;
import dev.trunkline.twilio.taskrouter.ListedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes an event as the form that its webhook has, and appends it as the intake does. */
@ApplicationScoped
class JournaledMissedEvents implements MissedEvents {

    private final Journal journal;
    private final LaneRules rules;

    JournaledMissedEvents(Journal journal, LaneRules rules) {
        this.journal = journal;
        this.rules = rules;
    }

    @Override
    public boolean append(Place place, ListedEvent listed, TraceContext trace) {
        var found = listed.asWebhook(place.accountSid(), place.sid(), trace);
        var entries = rules.lane(found.event(), found.key()).stream()
                .map(lane -> new NewEntry(lane, found.event()))
                .toList();
        return journal.append(entries).added() > 0;
    }
}

package dev.trunkline.bridge.sync.journal;

import dev.trunkline.bridge.forward.Forwarding;
import dev.trunkline.bridge.intake.Onward;
import dev.trunkline.bridge.sync.Happenings;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Each event of a chat, or of a task, goes on into the lane of its link, and another time into the lane of the webhook that was
 * there before us. Nothing outside is asked, so this never waits.
 */
@ApplicationScoped
class ArrivalHandler implements EntryHandler {

    /** The step into the lane of a link. */
    static final String APPLY = "apply";

    private static final List<String> OURS = List.of(
            "twilio.chat.",
            "twilio.conversations.",
            "com.twilio.chat.",
            "com.twilio.conversations.",
            "twilio.taskrouter.reservation.",
            "twilio.taskrouter.task.");

    private final Synchronisation synchronisation;
    private final Forwarding forwarding;
    private final Journal journal;

    ArrivalHandler(Synchronisation synchronisation, Forwarding forwarding, Journal journal) {
        this.synchronisation = synchronisation;
        this.forwarding = forwarding;
        this.journal = journal;
    }

    @Override
    public boolean handles(String eventType) {
        return OURS.stream().anyMatch(eventType::startsWith);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        var event = entry.event();
        var twilio = TwilioEvents.parse(event);
        var entries = new ArrayList<NewEntry>();
        Happenings.of(twilio)
                .flatMap(synchronisation::lane)
                .ifPresent(lane -> entries.add(new NewEntry(lane, Onward.wrap(event, ApplyHandler.TYPE, APPLY))));
        forwarding.entry(event, twilio).ifPresent(entries::add);
        return entries.isEmpty() ? Completion.nothing() : outbox -> journal.append(entries);
    }
}

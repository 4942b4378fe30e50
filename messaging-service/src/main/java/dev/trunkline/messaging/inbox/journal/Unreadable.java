package dev.trunkline.messaging.inbox.journal;

import dev.trunkline.contracts.twilio.TwilioEvents;
import dev.trunkline.contracts.twilio.UnroutedEvent;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.ParkException;

/** Genuine events that lack what makes them a message. */
final class Unreadable {

    private Unreadable() {}

    static ParkException park(Entry entry) {
        var why = TwilioEvents.parse(entry.event()) instanceof UnroutedEvent unrouted
                ? unrouted.reason()
                : "type " + entry.event().type() + " was read as something else";
        return new ParkException(
                "event " + entry.event().id() + ": " + why + "; mend its payload and resume, or skip it");
    }
}

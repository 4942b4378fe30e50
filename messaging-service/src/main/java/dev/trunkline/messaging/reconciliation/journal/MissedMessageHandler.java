package dev.trunkline.messaging.reconciliation.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.ParkException;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Inbox;
import dev.trunkline.messaging.reconciliation.MissedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** A message or status that no webhook told. One that has come since then changes nothing. Calls nobody. */
@ApplicationScoped
class MissedMessageHandler implements EntryHandler {

    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.message.missed";

    private final Inbox inbox;
    private final ObjectMapper json;

    MissedMessageHandler(Inbox inbox, ObjectMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) {
        var missed = read(entry);
        var cause = Cause.of(entry.event());
        return outbox -> {
            if (missed.inbound()) {
                inbox.recover(missed.received(), missed.place(), cause);
            } else if (inbox.knows(missed.report())) {
                inbox.report(missed.report(), cause);
            } else {
                inbox.recover(missed.sent(), missed.place(), cause);
            }
        };
    }

    private MissedMessage read(Entry entry) {
        try {
            return json.readValue(entry.event().data(), MissedMessage.class);
        } catch (IOException e) {
            throw new ParkException("event " + entry.event().id()
                    + ": no missed message can be read from it; mend its payload or skip it");
        }
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }
}

package dev.trunkline.messaging.reconciliation.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.reconciliation.MissedMessage;
import dev.trunkline.messaging.reconciliation.MissedMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Appends to the lane of the conversation's webhooks. */
@ApplicationScoped
class JournaledMissedMessages implements MissedMessages {

    private final Journal journal;
    private final ObjectMapper json;
    private final InboxClock clock;

    JournaledMissedMessages(Journal journal, ObjectMapper json, InboxClock clock) {
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean append(String eventId, MissedMessage message, TraceContext trace) {
        var event = new CloudEvent(
                eventId,
                "/messaging/reconciliation",
                MissedMessageHandler.TYPE,
                clock.now(),
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, trace.traceparent(),
                        CloudEvent.Extension.ACCOUNT, message.account()),
                write(message));
        return journal.append(List.of(new NewEntry(message.lane(), event))).added() == 1;
    }

    private byte[] write(MissedMessage message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("message " + message.sid() + ": cannot be written as JSON", e);
        }
    }
}

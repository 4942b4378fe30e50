package dev.trunkline.messaging.erasure.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Outbox;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureCommands;
import dev.trunkline.messaging.erasure.KeptSubject;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;

/** Puts other services' commands into the journal's outbox. */
@ApplicationScoped
class OutboxErasureCommands implements ErasureCommands {

    private final Outbox outbox;
    private final ObjectMapper json;
    private final InboxClock clock;

    OutboxErasureCommands(Outbox outbox, ObjectMapper json, InboxClock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void ask(Erasure erasure, KeptSubject subject, String service, int attempt, Cause cause) {
        var data = write(new ErasureRequested(
                erasure.id(),
                subject.addresses().stream().sorted().toList(),
                subject.lanes().stream().sorted().toList(),
                erasure.requestedBy(),
                erasure.reason(),
                erasure.rounds().number()));
        var id = ErasureRequested.eventId(erasure.id(), service);
        outbox.add(
                Topics.commands(service),
                erasure.id().toString(),
                event(erasure, attempt == 1 ? id : id + "-" + attempt, data, cause));
    }

    private CloudEvent event(Erasure erasure, String id, byte[] data, Cause cause) {
        var extensions = new HashMap<String, String>();
        extensions.put(CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent());
        if (cause.eventId() != null) {
            extensions.put(CloudEvent.Extension.CAUSE, cause.eventId());
        }
        return new CloudEvent(
                id,
                "/messaging/erasures/" + erasure.id(),
                ErasureRequested.TYPE,
                clock.now(),
                "application/json",
                extensions,
                data);
    }

    private byte[] write(ErasureRequested request) {
        try {
            return json.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("erasure " + request.erasureId() + ": command cannot be written", e);
        }
    }
}

package dev.trunkline.messaging.erasure.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.command.ErasureRequested;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Outbox;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureCommands;
import dev.trunkline.messaging.erasure.Person;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Set;

/** Puts the other services' commands into the journal's outbox. */
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
    public void ask(Erasure erasure, Person person, Set<String> lanes, Cause cause) {
        var data = write(new ErasureRequested(
                erasure.id(),
                person.addresses().stream().sorted().toList(),
                lanes.stream().sorted().toList(),
                erasure.requestedBy(),
                erasure.reason()));
        for (var part : erasure.parts()) {
            outbox.add(
                    Topics.commands(part.service()),
                    erasure.id().toString(),
                    event(erasure, part.service(), data, cause));
        }
    }

    private CloudEvent event(Erasure erasure, String service, byte[] data, Cause cause) {
        var extensions = new HashMap<String, String>();
        extensions.put(CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent());
        if (cause.eventId() != null) {
            extensions.put(CloudEvent.Extension.CAUSE, cause.eventId());
        }
        return new CloudEvent(
                ErasureRequested.eventId(erasure.id(), service),
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

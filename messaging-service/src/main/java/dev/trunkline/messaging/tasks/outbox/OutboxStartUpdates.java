package dev.trunkline.messaging.tasks.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.journal.Outbox;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.StartUpdates;
import dev.trunkline.messaging.tasks.StartViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.UUID;

/** Puts updates into the journal's outbox. */
@ApplicationScoped
class OutboxStartUpdates implements StartUpdates {

    private final Outbox outbox;
    private final ObjectMapper json;
    private final InboxClock clock;
    private final Senders senders;

    OutboxStartUpdates(Outbox outbox, ObjectMapper json, InboxClock clock, Senders senders) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.senders = senders;
    }

    @Override
    public void changed(Start start, Cause cause) {
        var update = new Update.OutboundTaskChanged(StartViews.of(start));
        var extensions = new HashMap<String, String>();
        extensions.put(CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent());
        extensions.put(CloudEvent.Extension.ACCOUNT, senders.account());
        if (cause.eventId() != null) {
            extensions.put(CloudEvent.Extension.CAUSE, cause.eventId());
        }
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/messaging/outbound-tasks/" + start.id(),
                update.type(),
                clock.now(),
                "application/json",
                extensions,
                write(update));
        outbox.add(Topics.updates(update.area()), update.key(), event);
    }

    private byte[] write(Update update) {
        try {
            return json.writeValueAsBytes(update);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("update " + update.type() + ": cannot be written as JSON", e);
        }
    }
}

package dev.trunkline.messaging.erasure.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.journal.Outbox;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureUpdates;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.InboxClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.UUID;

/** Puts updates into the journal's outbox. */
@ApplicationScoped
class OutboxErasureUpdates implements ErasureUpdates {

    private final Outbox outbox;
    private final ObjectMapper json;
    private final InboxClock clock;

    OutboxErasureUpdates(Outbox outbox, ObjectMapper json, InboxClock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void erased(UUID conversationId, Cause cause) {
        publish(
                new Update.ConversationErased(conversationId.toString()),
                "/messaging/conversations/" + conversationId,
                cause);
    }

    @Override
    public void changed(Erasure erasure, Cause cause) {
        publish(
                new Update.ErasureChanged(
                        erasure.id().toString(), erasure.state().id()),
                "/messaging/erasures/" + erasure.id(),
                cause);
    }

    private void publish(Update update, String source, Cause cause) {
        var extensions = new HashMap<String, String>();
        extensions.put(CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent());
        if (cause.eventId() != null) {
            extensions.put(CloudEvent.Extension.CAUSE, cause.eventId());
        }
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                source,
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

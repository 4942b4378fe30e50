package dev.trunkline.messaging.inbox.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.journal.Outbox;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.InboxUpdates;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.Note;
import dev.trunkline.messaging.inbox.UpdateOutbox;
import dev.trunkline.messaging.inbox.Views;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts updates into the journal's outbox. */
@ApplicationScoped
class OutboxUpdates implements InboxUpdates, UpdateOutbox {

    private final Outbox outbox;
    private final ObjectMapper json;
    private final InboxClock clock;

    OutboxUpdates(Outbox outbox, ObjectMapper json, InboxClock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void messageAdded(Conversation conversation, Message message, Cause cause) {
        publish(new Update.MessageAdded(Views.of(conversation), Views.of(message)), conversation, cause);
    }

    @Override
    public void messageChanged(Conversation conversation, Message message, Cause cause) {
        publish(new Update.MessageChanged(Views.of(conversation), Views.of(message)), conversation, cause);
    }

    @Override
    public void conversationChanged(Conversation conversation, Update.@Nullable Change change, Cause cause) {
        publish(new Update.ConversationChanged(Views.of(conversation), change), conversation, cause);
    }

    @Override
    public void noteAdded(Conversation conversation, Note note, Cause cause) {
        publish(new Update.NoteAdded(Views.of(conversation), Views.of(note)), conversation, cause);
    }

    @Override
    public void presenceChanged(Conversation conversation, PresenceView presence, Cause cause) {
        publish(new Update.PresenceChanged(presence), conversation, cause);
    }

    private void publish(Update update, Conversation conversation, Cause cause) {
        publish(update, "conversations/" + conversation.id(), conversation.account(), cause);
    }

    @Override
    public void publish(Update update, String place, String account, Cause cause) {
        var extensions = new HashMap<String, String>();
        extensions.put(CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent());
        extensions.put(CloudEvent.Extension.ACCOUNT, account);
        if (cause.eventId() != null) {
            extensions.put(CloudEvent.Extension.CAUSE, cause.eventId());
        }
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/messaging/" + place,
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

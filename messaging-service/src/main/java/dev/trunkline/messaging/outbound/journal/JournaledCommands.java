package dev.trunkline.messaging.outbound.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.outbound.CommandJournal;
import dev.trunkline.messaging.outbound.OutboundMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appends the command to the lane of the conversation's webhooks, {@code <our address>;<their address>}. */
@ApplicationScoped
class JournaledCommands implements CommandJournal {

    private final Journal journal;
    private final ObjectMapper json;

    JournaledCommands(Journal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    @Override
    public void append(Conversation conversation, UUID messageId, Cause cause, Instant at) {
        var event = new CloudEvent(
                OutboundMessages.commandId(messageId),
                "/messaging/conversations/" + conversation.id(),
                SendMessageCommand.TYPE,
                at,
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, cause.trace().traceparent(),
                        CloudEvent.Extension.ACCOUNT, conversation.account()),
                write(new SendMessageCommand(messageId)));
        journal.append(List.of(new NewEntry(conversation.ourAddress() + ";" + conversation.theirAddress(), event)));
    }

    private byte[] write(SendMessageCommand command) {
        try {
            return json.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("message " + command.messageId() + ": command cannot be written", e);
        }
    }
}

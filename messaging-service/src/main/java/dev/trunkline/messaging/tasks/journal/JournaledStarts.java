package dev.trunkline.messaging.tasks.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.tasks.StartJournal;
import dev.trunkline.messaging.tasks.Starts;
import dev.trunkline.messaging.tasks.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Appends the command to a lane of its own for each pair of addresses: beside the lane of the pair's messages, so that no
 * customer's message waits for a start that Twilio does not take yet.
 */
@ApplicationScoped
class JournaledStarts implements StartJournal {

    private final Journal journal;
    private final Senders senders;
    private final ObjectMapper json;

    JournaledStarts(Journal journal, Senders senders, ObjectMapper json) {
        this.journal = journal;
        this.senders = senders;
        this.json = json;
    }

    @Override
    public void append(UUID startId, Wish wish, Cause cause, Instant at) {
        var event = new CloudEvent(
                Starts.commandId(startId),
                "/messaging/outbound-tasks/" + startId,
                StartCommand.TYPE,
                at,
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, cause.trace().traceparent(),
                        CloudEvent.Extension.ACCOUNT, senders.account()),
                write(new StartCommand(startId)));
        journal.append(List.of(new NewEntry(wish.lane(), event)));
    }

    private byte[] write(StartCommand command) {
        try {
            return json.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("start " + command.startId() + ": command cannot be written", e);
        }
    }
}

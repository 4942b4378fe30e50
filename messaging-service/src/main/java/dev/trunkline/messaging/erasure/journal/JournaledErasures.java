package dev.trunkline.messaging.erasure.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.messaging.erasure.ErasureJournal;
import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Senders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appends each command to a lane of its own: erasing waits for nothing that is stuck, neither the person's lanes nor an attempt before. */
@ApplicationScoped
class JournaledErasures implements ErasureJournal {

    private final Journal journal;
    private final Senders senders;
    private final ObjectMapper json;

    JournaledErasures(Journal journal, Senders senders, ObjectMapper json) {
        this.journal = journal;
        this.senders = senders;
        this.json = json;
    }

    @Override
    public void append(UUID erasureId, int attempt, Cause cause, Instant at) {
        var id = Erasures.commandId(erasureId, attempt);
        var event = new CloudEvent(
                id,
                "/messaging/erasures/" + erasureId,
                EraseCommand.TYPE,
                at,
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, cause.trace().traceparent(),
                        CloudEvent.Extension.ACCOUNT, senders.account()),
                write(new EraseCommand(erasureId)));
        journal.append(List.of(new NewEntry("erasure;" + id, event)));
    }

    private byte[] write(EraseCommand command) {
        try {
            return json.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("erasure " + command.erasureId() + ": command cannot be written", e);
        }
    }
}

package dev.trunkline.messaging.wiring.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Senders;
import dev.trunkline.messaging.wiring.ApplyJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One lane for all: whichever instances ask, one apply comes after the other and sees what the former made. */
@ApplicationScoped
class JournaledApplies implements ApplyJournal {

    private static final String LANE = "wiring";

    private final Journal journal;
    private final Senders senders;
    private final ObjectMapper json;

    JournaledApplies(Journal journal, Senders senders, ObjectMapper json) {
        this.journal = journal;
        this.senders = senders;
        this.json = json;
    }

    @Override
    public void append(UUID applyId, Cause cause, Instant at) {
        var event = new CloudEvent(
                "wiring-apply-" + applyId,
                "/messaging/wiring/applies/" + applyId,
                ApplyCommand.TYPE,
                at,
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, cause.trace().traceparent(),
                        CloudEvent.Extension.ACCOUNT, senders.account()),
                write(new ApplyCommand(applyId)));
        journal.append(List.of(new NewEntry(LANE, event)));
    }

    private byte[] write(ApplyCommand command) {
        try {
            return json.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("apply " + command.applyId() + ": command cannot be written", e);
        }
    }
}

package dev.trunkline.wiring.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.wiring.ApplyJournal;
import dev.trunkline.wiring.Wires;
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
    private final Wires wires;
    private final ObjectMapper json;

    JournaledApplies(Journal journal, Wires wires, ObjectMapper json) {
        this.journal = journal;
        this.wires = wires;
        this.json = json;
    }

    @Override
    public void append(UUID applyId, TraceContext trace, Instant at) {
        var event = new CloudEvent(
                "wiring-apply-" + applyId,
                "/" + wires.service() + "/wiring/applies/" + applyId,
                ApplyCommand.TYPE,
                at,
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, trace.traceparent(),
                        CloudEvent.Extension.ACCOUNT, wires.account()),
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

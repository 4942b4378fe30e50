package dev.trunkline.taskrouter.commands.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.CommandJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Appends to the lane of the task's webhooks, {@code WT...}. */
@ApplicationScoped
class JournaledCommands implements CommandJournal {

    private final Journal journal;
    private final ObjectMapper json;

    JournaledCommands(Journal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    @Override
    public void append(AgentCommand command, TraceContext trace) {
        var event = new CloudEvent(
                "command-" + command.id(),
                "/taskrouter/tasks/" + command.taskSid(),
                AgentCommandHandler.TYPE,
                Instant.now(),
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, trace.traceparent(),
                        CloudEvent.Extension.ACCOUNT, command.account()),
                write(command));
        journal.append(List.of(new NewEntry(command.taskSid(), event)));
    }

    private byte[] write(AgentCommand command) {
        try {
            return json.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("command " + command.id() + ": cannot be written as JSON", e);
        }
    }
}

package dev.trunkline.taskrouter.commands;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.taskrouter.board.Reservation;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes down what somebody wants done. Runs in the caller's transaction. */
@ApplicationScoped
public class Commands {

    private final CommandJournal journal;
    private final CommandStore store;

    public Commands(CommandJournal journal, CommandStore store) {
        this.journal = journal;
        this.store = store;
    }

    /** A person wants it, now. @return id of the command */
    public UUID submit(
            AgentCommand.Kind kind,
            Reservation reservation,
            @Nullable String targetSid,
            String by,
            TraceContext trace) {
        return submit(UUID.randomUUID(), kind, reservation, targetSid, by, trace);
    }

    /** A rule wants it, once for each reservation. @return id of the command */
    public UUID submitOnce(AgentCommand.Kind kind, Reservation reservation, String rule, TraceContext trace) {
        var id = UUID.nameUUIDFromBytes((rule + "\n" + reservation.sid()).getBytes(StandardCharsets.UTF_8));
        return submit(id, kind, reservation, null, rule, trace);
    }

    private UUID submit(
            UUID id,
            AgentCommand.Kind kind,
            Reservation reservation,
            @Nullable String targetSid,
            String by,
            TraceContext trace) {
        var command = new AgentCommand(
                id,
                kind,
                reservation.account(),
                reservation.workspaceSid(),
                reservation.taskSid(),
                reservation.sid(),
                targetSid,
                by);
        journal.append(command, trace);
        store.add(id, kind.id(), reservation.sid(), by);
        return id;
    }
}

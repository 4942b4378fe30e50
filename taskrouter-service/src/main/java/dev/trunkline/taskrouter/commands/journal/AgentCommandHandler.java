package dev.trunkline.taskrouter.commands.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.taskrouter.board.Board;
import dev.trunkline.taskrouter.commands.AgentCommand;
import dev.trunkline.taskrouter.commands.CommandStore;
import dev.trunkline.taskrouter.commands.Outcome;
import dev.trunkline.taskrouter.commands.RefusedException;
import dev.trunkline.taskrouter.commands.ReservationMoves;
import dev.trunkline.taskrouter.commands.Transfer;
import dev.trunkline.twilio.rest.TwilioCallException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what somebody wanted. What Twilio refuses is an outcome; what may pass is tried again, an hour at most. */
@ApplicationScoped
class AgentCommandHandler implements EntryHandler {

    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.taskrouter.command";

    private static final String MOVE_RESERVATION = "move-reservation";

    /** Whoever waits for a worker does not wait longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ReservationMoves moves;
    private final Transfer transfer;
    private final CommandStore store;
    private final Board board;
    private final FailureClassifier classifier;
    private final ObjectMapper json;

    AgentCommandHandler(
            ReservationMoves moves,
            Transfer transfer,
            CommandStore store,
            Board board,
            FailureClassifier classifier,
            ObjectMapper json) {
        this.moves = moves;
        this.transfer = transfer;
        this.store = store;
        this.board = board;
        this.classifier = classifier;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var command = read(entry);
        try {
            TraceScope.run(entry.event().trace(), () -> run(command, steps));
        } catch (RefusedException e) {
            return refused(command, null, e.getMessage());
        } catch (TwilioCallException e) {
            if (classifier.classify(e) instanceof Failure.Permanent refusal) {
                return refused(command, refusal.code(), refusal.reason());
            }
            throw e;
        }
        Log.infof("command done commandId=%s kind=%s taskSid=%s", command.id(), command.kind(), command.taskSid());
        return outbox -> {
            board.moved(command.reservationSid(), command.kind().status(), entry.event());
            store.settle(command.id(), Outcome.DONE, null, null);
        };
    }

    private boolean run(AgentCommand command, Steps steps) throws Exception {
        if (command.kind() == AgentCommand.Kind.TRANSFER) {
            transfer.run(command, steps);
        } else {
            steps.once(MOVE_RESERVATION, String.class, () -> moves.move(command));
        }
        return true;
    }

    private Completion refused(AgentCommand command, @Nullable Integer code, @Nullable String reason) {
        Log.warnf("command refused commandId=%s kind=%s code=%s", command.id(), command.kind(), code);
        return outbox -> store.settle(command.id(), Outcome.REFUSED, code, reason);
    }

    private AgentCommand read(Entry entry) throws IOException {
        return json.readValue(entry.event().data(), AgentCommand.class);
    }

    @Override
    public Completion onDelay(Entry entry, Delay delay) {
        return changing(entry, command -> store.settle(command.id(), Outcome.PENDING, delay.code(), delay.reason()));
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        return changing(entry, command -> store.settle(command.id(), Outcome.STUCK, null, reason));
    }

    /** An entry whose data cannot be read has no command to change. */
    private Completion changing(Entry entry, Consumer<AgentCommand> change) {
        try {
            var command = read(entry);
            return outbox -> change.accept(command);
        } catch (IOException e) {
            return Completion.nothing();
        }
    }

    @Override
    public List<String> stepNames(Entry entry) {
        try {
            return read(entry).kind() == AgentCommand.Kind.TRANSFER ? Transfer.STEPS : List.of(MOVE_RESERVATION);
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }

    @Override
    public Duration timeLimit() {
        return LONGEST;
    }
}

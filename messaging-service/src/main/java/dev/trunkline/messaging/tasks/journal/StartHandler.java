package dev.trunkline.messaging.tasks.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.Steps;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.Starts;
import dev.trunkline.twilio.failure.TwilioErrorText;
import dev.trunkline.twilio.rest.TwilioCallException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fulfils a wish, or undoes what it made and says why. A refusal of Twilio's is an outcome at once, 429 included: whoever
 * asked is still there and can ask again. What may pass is tried until the time limit.
 */
@ApplicationScoped
class StartHandler implements EntryHandler {

    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;

    private final Starts starts;
    private final Procedures procedures;
    private final Transactions transactions;
    private final FailureClassifier classifier;
    private final OutboundTasksConfig config;
    private final ObjectMapper json;

    StartHandler(
            Starts starts,
            Procedures procedures,
            Transactions transactions,
            FailureClassifier classifier,
            OutboundTasksConfig config,
            ObjectMapper json) {
        this.starts = starts;
        this.procedures = procedures;
        this.transactions = transactions;
        this.classifier = classifier;
        this.config = config;
        this.json = json;
    }

    @Override
    public boolean handles(String eventType) {
        return eventType.equals(StartCommand.TYPE);
    }

    @Override
    public Completion handle(Entry entry, Steps steps) throws Exception {
        var start = find(entry);
        if (start.isEmpty() || start.get().state().isFinal()) {
            return Completion.nothing();
        }
        return start.get().refusal() == null ? run(start.get(), entry, steps) : undo(start.get(), entry, steps);
    }

    private Optional<Start> find(Entry entry) throws IOException {
        var id = startId(entry);
        return transactions.call(() -> starts.find(id));
    }

    private UUID startId(Entry entry) throws IOException {
        return json.readValue(entry.event().data(), StartCommand.class).startId();
    }

    private Completion run(Start start, Entry entry, Steps steps) throws Exception {
        var cause = Cause.of(entry.event());
        try {
            var answer = json.writeValueAsString(procedures.of(start).run(start, entry, steps));
            Log.infof("outbound task started startId=%s attempt=%d", start.id(), entry.attempt());
            return outbox -> starts.done(start.id(), answer, cause);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var refusal = refusal(e, entry);
            if (refusal.isEmpty()) {
                throw e;
            }
            Log.warnf(
                    "outbound task not started startId=%s code=%s",
                    start.id(), refusal.get().code());
            transactions.run(() -> starts.undoing(start.id(), refusal.get(), cause));
            return undo(start, entry, steps);
        }
    }

    /** Why the start has failed for good; empty where it is worth another attempt, or somebody has to look. */
    private Optional<Refusal> refusal(Exception thrown, Entry entry) {
        if (thrown instanceof RefusedException refused) {
            return Optional.of(refused.refusal());
        }
        var call = thrown instanceof TwilioCallException answered ? answered : null;
        if (call != null && call.httpStatus() == TOO_MANY) {
            return Optional.of(refusal(call, words(call.getCode(), "too many requests")));
        }
        return switch (classifier.classify(thrown)) {
            case Failure.Permanent refused
            when call != null -> Optional.of(refusal(call, words(call.getCode(), refused.reason())));
            case Failure.Permanent defect -> Optional.empty();
            case Failure.Transient passing
            when isOver(entry) ->
                Optional.of(new Refusal(
                        BAD_GATEWAY, passing.code(), "given up after " + config.timeLimit() + ": " + passing.reason()));
            case Failure.Transient passing -> Optional.empty();
        };
    }

    private static Refusal refusal(TwilioCallException call, String words) {
        return new Refusal(call.httpStatus(), call.getCode(), words);
    }

    private static String words(@Nullable Integer code, String otherwise) {
        return code == null ? otherwise : TwilioErrorText.of(code);
    }

    private boolean isOver(Entry entry) {
        return !Instant.now().isBefore(entry.triedFrom().plus(config.timeLimit()));
    }

    private Completion undo(Start start, Entry entry, Steps steps) throws Exception {
        procedures.of(start).undo(start, entry, steps);
        return outbox -> starts.failed(start.id(), Cause.of(entry.event()));
    }

    @Override
    public Completion onDelay(Entry entry, Delay delay) {
        return changing(entry, id -> starts.late(id, delay.reason(), Cause.of(entry.event())));
    }

    @Override
    public Completion onParked(Entry entry, String reason) {
        return changing(entry, id -> starts.stuck(id, reason, Cause.of(entry.event())));
    }

    /** An entry whose data cannot be read has no start to change. */
    private Completion changing(Entry entry, Consumer<UUID> change) {
        try {
            var id = startId(entry);
            return outbox -> change.accept(id);
        } catch (IOException e) {
            return Completion.nothing();
        }
    }

    @Override
    public List<String> stepNames(Entry entry) {
        try {
            return find(entry).map(start -> procedures.of(start).stepNames()).orElse(List.of());
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public OnPark onPark(Entry entry) {
        return OnPark.LANE_MOVES_ON;
    }

    /** Longer than the start's own limit, which this handler keeps itself: time to undo. */
    @Override
    public Duration timeLimit() {
        return config.timeLimit().plus(Duration.ofDays(1));
    }
}

package dev.trunkline.journal.engine;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.EntryHandler.Delay;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.engine.EngineListener.Outcome;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records a failed attempt: tried again later or parked, together with what the handler wants to change for that. */
final class FailureMoves {

    private static final Logger LOG = Logger.getLogger(FailureMoves.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final LaneMoves moves;
    private final Backoff backoff;
    private final Patience patience;

    FailureMoves(LaneMoves moves, Backoff backoff, Duration lease) {
        this.moves = moves;
        this.backoff = backoff;
        this.patience = new Patience(lease, FIRST_PAUSE);
    }

    Outcome record(LaneLease lease, EntryHandler handler, Failure failure) {
        return switch (failure) {
            case Failure.Permanent permanent -> park(lease, handler, permanent.reason(), permanent.code());
            case Failure.Transient passing
            when lease.age().compareTo(handler.timeLimit()) > 0 ->
                park(lease, handler, "given up after " + lease.age() + ": " + passing.reason(), passing.code());
            case Failure.Transient passing -> retryLater(lease, handler, passing);
        };
    }

    private Outcome retryLater(LaneLease lease, EntryHandler handler, Failure.Transient failure) {
        var entry = lease.entry();
        var delay = backoff.after(entry.attempt(), failure.retryAfter());
        var told = new Delay(failure.reason(), failure.code(), Instant.now().plus(delay));
        var completion = answer(lease, () -> handler.onDelay(entry, told), Completion.nothing());
        var reason = new Reason(failure.reason(), failure.code());
        move(lease, completion, with -> moves.retryLater(lease, delay, reason, with));
        LOG.warnf(
                "attempt failed entryId=%d attempt=%d nextIn=%s: %s",
                entry.id(), entry.attempt(), delay, failure.reason());
        return Outcome.RETRY;
    }

    private Outcome park(LaneLease lease, EntryHandler handler, String reason, @Nullable Integer code) {
        var entry = lease.entry();
        var onPark = answer(lease, () -> handler.onPark(entry), OnPark.LANE_WAITS);
        var completion = answer(lease, () -> handler.onParked(entry, reason), Completion.nothing());
        move(lease, completion, with -> moves.park(lease, onPark, new Reason(reason, code), with));
        LOG.errorf(
                "entry parked entryId=%d type=%s attempts=%d: %s",
                entry.id(), entry.event().type(), entry.attempt(), reason);
        return Outcome.PARKED;
    }

    /** What the handler says, or the default where it throws: a failed attempt must be recorded all the same. */
    private static <T> T answer(LaneLease lease, Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "handler failed over a failed attempt entryId=%d, goes on without its answer: %s",
                    lease.entry().id(), FailurePolicy.describe(e));
            LOG.debugf(
                    e,
                    "handler failed over a failed attempt entryId=%d",
                    lease.entry().id());
            return otherwise;
        }
    }

    private void move(LaneLease lease, Completion completion, Consumer<Completion> move) {
        var dispensable = new DispensableCompletion(completion, lease.entry().id());
        patience.record(lease.entry().id(), () -> dispensable.applyWith(move));
    }
}

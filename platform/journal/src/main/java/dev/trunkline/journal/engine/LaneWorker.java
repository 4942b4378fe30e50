package dev.trunkline.journal.engine;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.engine.EngineListener.Outcome;
import dev.trunkline.journal.jdbc.JdbcSteps;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.jdbc.LeaseLostException;
import dev.trunkline.journal.jdbc.Transactions;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works on one entry: calls its handler without a connection, then records the outcome in one fenced transaction. */
public final class LaneWorker {

    private static final Logger LOG = Logger.getLogger(LaneWorker.class);

    private final Handlers handlers;
    private final LaneMoves moves;
    private final Transactions transactions;
    private final FailureClassifier classifier;
    private final FailurePolicy failures;
    private final Backoff backoff;
    private final EngineListener listener;

    public LaneWorker(
            Handlers handlers,
            LaneMoves moves,
            Transactions transactions,
            FailureClassifier classifier,
            Backoff backoff,
            EngineListener listener) {
        this.handlers = handlers;
        this.moves = moves;
        this.transactions = transactions;
        this.classifier = classifier;
        this.failures = new FailurePolicy(classifier);
        this.backoff = backoff;
        this.listener = listener;
    }

    /**
     * One attempt.
     *
     * @param keep whether to go on with the lane's next entry
     * @return the lease on that entry; empty where there is none or the lane was given back
     */
    Optional<LaneLease> attempt(LaneLease lease, boolean keep) {
        var started = System.nanoTime();
        var attempt = new Attempt(lease);
        try {
            attempt.run(keep);
        } catch (LeaseLostException e) {
            attempt.outcome = Outcome.LEASE_LOST;
            LOG.warn(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "outcome not recorded entryId=%d: tried again when its lease has run out: %s",
                    lease.entry().id(), FailurePolicy.describe(e));
        }
        listener.attempted(lease.entry(), attempt.outcome, Duration.ofNanos(System.nanoTime() - started));
        return attempt.next;
    }

    private final class Attempt {
        private final LaneLease lease;
        private Outcome outcome = Outcome.UNRECORDED;
        private Optional<LaneLease> next = Optional.empty();

        Attempt(LaneLease lease) {
            this.lease = lease;
        }

        void run(boolean keep) {
            var type = lease.entry().event().type();
            EntryHandler handler;
            try {
                handler = handlers.owner(type);
            } catch (IllegalStateException e) {
                LOG.errorf("entry held back entryId=%d: %s", lease.entry().id(), e.getMessage());
                giveBack(new Failure.Transient(FailurePolicy.describe(e), null, null, true));
                return;
            }
            Completion completion;
            try {
                completion = handler.handle(lease.entry(), new JdbcSteps(transactions, classifier, lease));
            } catch (LeaseLostException e) {
                throw e;
            } catch (Throwable e) {
                fail(handler, failures.ofHandler(e, lease.entry().attempt()), e);
                return;
            }
            complete(handler, completion, keep);
        }

        private void complete(EntryHandler handler, Completion completion, boolean keep) {
            try {
                next = moves.complete(lease, completion, keep);
                outcome = Outcome.DONE;
                LOG.debugf(
                        "entry done entryId=%d type=%s",
                        lease.entry().id(), lease.entry().event().type());
            } catch (LeaseLostException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                fail(handler, failures.ofCompletion(e, lease.entry().attempt()), e);
            }
        }

        private void fail(EntryHandler handler, Failure failure, Throwable thrown) {
            LOG.debugf(thrown, "attempt failed entryId=%d", lease.entry().id());
            switch (failure) {
                case Failure.Permanent permanent -> park(handler, permanent.reason(), permanent.code());
                case Failure.Transient passing
                when lease.age().compareTo(handler.timeLimit()) > 0 ->
                    park(handler, "given up after " + lease.age() + ": " + passing.reason(), passing.code());
                case Failure.Transient passing -> giveBack(passing);
            }
        }

        private void giveBack(Failure.Transient failure) {
            var delay = backoff.after(lease.entry().attempt(), failure.retryAfter());
            moves.retryLater(lease, delay, new Reason(failure.reason(), failure.code()));
            outcome = Outcome.RETRY;
            LOG.warnf(
                    "attempt failed entryId=%d attempt=%d nextIn=%s: %s",
                    lease.entry().id(), lease.entry().attempt(), delay, failure.reason());
        }

        private void park(EntryHandler handler, String reason, @Nullable Integer code) {
            moves.park(lease, handler.onPark(lease.entry()), new Reason(reason, code));
            outcome = Outcome.PARKED;
            LOG.errorf(
                    "entry parked entryId=%d type=%s attempts=%d: %s",
                    lease.entry().id(),
                    lease.entry().event().type(),
                    lease.entry().attempt(),
                    reason);
        }
    }
}

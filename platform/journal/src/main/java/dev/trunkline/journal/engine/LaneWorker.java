package dev.trunkline.journal.engine;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler;
import dev.trunkline.journal.engine.EngineListener.Outcome;
import dev.trunkline.journal.jdbc.JdbcSteps;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.LeaseLostException;
import dev.trunkline.journal.jdbc.Transactions;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Works on one entry: calls its handler without a connection, then records the outcome in one fenced transaction. */
public final class LaneWorker {

    private static final Logger LOG = Logger.getLogger(LaneWorker.class);

    private final Handlers handlers;
    private final LaneMoves moves;
    private final Transactions transactions;
    private final FailureClassifier classifier;
    private final FailurePolicy failures;
    private final FailureMoves failureMoves;
    private final EngineListener listener;

    /** @param lease how long a lane stays with a worker; no outcome is worth recording later */
    public LaneWorker(
            Handlers handlers,
            LaneMoves moves,
            Transactions transactions,
            FailureClassifier classifier,
            Backoff backoff,
            Duration lease,
            EngineListener listener) {
        this.handlers = handlers;
        this.moves = moves;
        this.transactions = transactions;
        this.classifier = classifier;
        this.failures = new FailurePolicy(classifier);
        this.failureMoves = new FailureMoves(moves, backoff, lease);
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
            EntryHandler handler;
            try {
                handler = handlers.owner(lease.entry().event().type());
            } catch (IllegalStateException e) {
                LOG.errorf("entry held back entryId=%d: %s", lease.entry().id(), e.getMessage());
                fail(Handlers.NONE, new Failure.Transient(FailurePolicy.describe(e), null, null, true), e);
                return;
            }
            Completion completion;
            try {
                completion = handler.handle(lease.entry(), new JdbcSteps(transactions, classifier, lease, listener));
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
                failAfterMove(handler, failures.ofCompletion(e, lease.entry().attempt()), e);
            }
        }

        /** The completion may have been committed although its answer never came. */
        private void failAfterMove(EntryHandler handler, Failure failure, Throwable thrown) {
            try {
                fail(handler, failure, thrown);
            } catch (LeaseLostException e) {
                moves.giveBack(lease);
                throw e;
            }
        }

        private void fail(EntryHandler handler, Failure failure, Throwable thrown) {
            LOG.debugf(thrown, "attempt failed entryId=%d", lease.entry().id());
            outcome = failureMoves.record(lease, handler, failure);
        }
    }
}

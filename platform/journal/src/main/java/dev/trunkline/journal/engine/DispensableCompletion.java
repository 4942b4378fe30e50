package dev.trunkline.journal.engine;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Outbox;
import dev.trunkline.journal.jdbc.JournalDatabaseException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A completion that is left out once it has proved broken, so that it cannot keep its move from being made. */
final class DispensableCompletion implements Completion {

    private static final Logger LOG = Logger.getLogger(DispensableCompletion.class);

    private final Completion completion;
    private final long entryId;
    private boolean broken;

    DispensableCompletion(Completion completion, long entryId) {
        this.completion = completion;
        this.entryId = entryId;
    }

    /** One try; to be made again where it throws. */
    void applyWith(Consumer<Completion> move) {
        try {
            move.accept(broken ? Completion.nothing() : this);
        } catch (RuntimeException e) {
            if (JournalDatabaseException.isConstraintViolation(e) || JournalDatabaseException.isUnstorableData(e)) {
                leaveOut(e);
            }
            throw e;
        }
    }

    @Override
    public void apply(Outbox outbox) {
        try {
            completion.apply(outbox);
        } catch (RuntimeException e) {
            leaveOut(e);
            throw e;
        }
    }

    private void leaveOut(RuntimeException because) {
        if (!broken) {
            LOG.errorf(
                    "completion of a failed attempt left out entryId=%d: %s", entryId, FailurePolicy.describe(because));
            LOG.debugf(because, "completion of a failed attempt entryId=%d", entryId);
            broken = true;
        }
    }
}

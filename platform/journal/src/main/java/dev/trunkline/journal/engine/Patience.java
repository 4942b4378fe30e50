package dev.trunkline.journal.engine;

import dev.trunkline.journal.jdbc.LeaseLostException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Records an outcome once more where the database did not take it: after a short absence of the database the lane goes on
 * at once, and not only when its lease has run out.
 *
 * @param limit how long to go on trying; past the lease it is of no use
 * @param first pause after the first failure; doubles with each
 */
record Patience(Duration limit, Duration first) {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int DOUBLINGS = 5;

    /**
     * Blocks until it succeeds.
     *
     * @throws LeaseLostException at once
     * @throws RuntimeException the last failure, when the limit is reached
     */
    void record(long entryId, Runnable recording) {
        var end = System.nanoTime() + limit.toNanos();
        for (var tries = 0; ; tries++) {
            try {
                recording.run();
                return;
            } catch (LeaseLostException e) {
                throw e;
            } catch (RuntimeException e) {
                var pause = first.multipliedBy(1L << Math.min(tries, DOUBLINGS));
                if (System.nanoTime() + pause.toNanos() - end > 0 || !slept(pause)) {
                    throw e;
                }
                LOG.debugf("outcome not recorded entryId=%d: tried again: %s", entryId, FailurePolicy.describe(e));
            }
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.trunkline.bridge.sync.scheduler;

import dev.trunkline.journal.jdbc.InstanceLock;
import dev.trunkline.journal.reconciliation.Reconciliations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for sweeps that are due; one instance at a time. */
@ApplicationScoped
class SweepSchedule {

    private final InstanceLock lock;
    private final Reconciliations reconciliations;

    SweepSchedule(AgroalDataSource dataSource, Reconciliations reconciliations) {
        this.lock = new InstanceLock(dataSource, "bridge reconciliation");
        this.reconciliations = reconciliations;
    }

    /** Somebody asked for one. Where it is not begun now, it is with the next look, on whichever instance. */
    void wake() {
        Thread.ofVirtual().start(() -> {
            try {
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() throws InterruptedException {
        try {
            var unused = lock.run(() -> Log.debugf("next sweep at=%s", reconciliations.sweep()));
        } catch (RuntimeException e) {
            Log.warnf("links not compared, again in 2 s: %s", e.getMessage());
        }
    }
}

package dev.trunkline.taskrouter.reconciliation.scheduler;

import dev.trunkline.journal.jdbc.InstanceLock;
import dev.trunkline.journal.reconciliation.Reconciliations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for sweeps that are due; one instance at a time. */
@ApplicationScoped
class SweepSchedule {

    private final InstanceLock lock;
    private final Reconciliations reconciliations;

    SweepSchedule(AgroalDataSource dataSource, Reconciliations reconciliations) {
        this.lock = new InstanceLock(dataSource, "taskrouter reconciliation");
        this.reconciliations = reconciliations;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try {
            var unused = lock.run(() -> Log.debugf("next sweep at=%s", reconciliations.sweep()));
        } catch (RuntimeException e) {
            Log.warnf("reconciliation not looked at, again in 2 s: %s", e.getMessage());
        }
    }
}

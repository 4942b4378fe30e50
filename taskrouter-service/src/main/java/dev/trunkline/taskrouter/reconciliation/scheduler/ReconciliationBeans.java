package dev.trunkline.taskrouter.reconciliation.scheduler;

import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.ReconciliationListener;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import dev.trunkline.journal.reconciliation.Reconciliations;
import dev.trunkline.taskrouter.reconciliation.EventReconciliation;
import dev.trunkline.taskrouter.reconciliation.ReconciliationConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts the sweeps together. */
@Dependent
class ReconciliationBeans {

    @Produces
    @Singleton
    Reconciliations reconciliations(
            EventReconciliation reconciliation,
            ReconciliationReports reports,
            ReconciliationConfig config,
            FailureClassifier classifier,
            ReconciliationListener listener) {
        return new Reconciliations(reconciliation, reports, config, classifier, listener, () -> {}, Instant::now);
    }
}

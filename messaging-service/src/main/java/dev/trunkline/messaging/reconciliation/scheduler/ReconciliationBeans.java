package dev.trunkline.messaging.reconciliation.scheduler;

import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.ReconciliationListener;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import dev.trunkline.journal.reconciliation.Reconciliations;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.reconciliation.MessageReconciliation;
import dev.trunkline.messaging.reconciliation.ReconciliationConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the sweeps together. */
@Dependent
class ReconciliationBeans {

    @Produces
    @Singleton
    Reconciliations reconciliations(
            MessageReconciliation reconciliation,
            ReconciliationReports reports,
            ReconciliationConfig config,
            FailureClassifier classifier,
            ScheduledReconciliation timer,
            ReconciliationListener listener,
            InboxClock clock) {
        return new Reconciliations(reconciliation, reports, config, classifier, listener, timer::wake, clock::now);
    }
}

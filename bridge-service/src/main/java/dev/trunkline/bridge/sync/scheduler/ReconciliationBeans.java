package dev.trunkline.bridge.sync.scheduler;

import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.drift.SweepProgress;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.sync.Comparisons;
import dev.trunkline.bridge.sync.LinkReconciliation;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.ReconciliationListener;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import dev.trunkline.journal.reconciliation.Reconciliations;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts the sweeps together. */
@Dependent
class ReconciliationBeans {

    @Produces
    @Singleton
    LinkReconciliation sweep(
            Links links,
            Comparisons comparisons,
            Differences differences,
            SweepProgress progress,
            Transactions transactions,
            ReconciliationConfig config) {
        return new LinkReconciliation(links, comparisons, differences, progress, transactions, config, Thread::sleep);
    }

    @Produces
    @Singleton
    Reconciliations reconciliations(
            LinkReconciliation reconciliation,
            ReconciliationReports reports,
            ReconciliationConfig config,
            FailureClassifier classifier,
            ReconciliationListener listener) {
        return new Reconciliations(reconciliation, reports, config, classifier, listener, () -> {}, Instant::now);
    }
}

package dev.trunkline.taskrouter.reconciliation.scheduler;

import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import dev.trunkline.journal.reconciliation.ReconciliationSettings;
import dev.trunkline.journal.reconciliation.Reconciliations;
import dev.trunkline.taskrouter.reconciliation.EventReconciliation;
import dev.trunkline.taskrouter.reconciliation.ReconciliationConfig;
import io.micrometer.core.instrument.MeterRegistry;
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
            MeterRegistry metrics) {
        var settings = new ReconciliationSettings(
                config.scheduled(),
                config.interval(),
                config.lookBack(),
                config.grace(),
                config.retry(),
                config.keep());
        return new Reconciliations(
                reconciliation,
                reports,
                settings,
                classifier,
                report -> count(metrics, report),
                () -> {},
                Instant::now);
    }

    private static void count(MeterRegistry metrics, ReconciliationReport report) {
        metrics.counter(
                        "trunkline_reconciliation_sweeps",
                        "outcome",
                        report.state().id())
                .increment();
        metrics.counter("trunkline_reconciliation_compared").increment(report.compared());
        metrics.counter("trunkline_reconciliation_missing").increment(report.missing());
        metrics.counter("trunkline_reconciliation_changed").increment(report.changed());
        metrics.counter("trunkline_reconciliation_applied").increment(report.applied());
    }
}

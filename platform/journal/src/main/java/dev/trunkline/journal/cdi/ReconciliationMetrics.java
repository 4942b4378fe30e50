package dev.trunkline.journal.cdi;

import dev.trunkline.journal.reconciliation.ReconciliationListener;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts sweeps and what they found. */
@Singleton
class ReconciliationMetrics implements ReconciliationListener {

    private final MeterRegistry registry;

    ReconciliationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(ReconciliationReport report) {
        registry.counter(
                        "trunkline_reconciliation_sweeps",
                        "outcome",
                        report.state().id())
                .increment();
        registry.counter("trunkline_reconciliation_compared").increment(report.compared());
        registry.counter("trunkline_reconciliation_missing").increment(report.missing());
        registry.counter("trunkline_reconciliation_changed").increment(report.changed());
        registry.counter("trunkline_reconciliation_applied").increment(report.applied());
    }
}

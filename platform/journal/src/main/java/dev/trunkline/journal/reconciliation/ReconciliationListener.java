package dev.trunkline.journal.reconciliation;

/** Is told of each sweep that has ended; for metrics. */
@FunctionalInterface
public interface ReconciliationListener {
    void ended(ReconciliationReport report);
}

package dev.trunkline.journal.cdi;

import dev.trunkline.journal.jdbc.Transactions;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import dev.trunkline.journal.reconciliation.jdbc.JdbcReconciliationReports;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What services with a reconciliation of their own need of the journal. */
@Dependent
class ReconciliationBeans {

    @Produces
    @Singleton
    ReconciliationReports reconciliationReports(Transactions transactions) {
        return new JdbcReconciliationReports(transactions);
    }
}

package dev.trunkline.bridge.sync.scheduler;

import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ListProgress;
import dev.trunkline.bridge.drift.PartProgress;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.drift.SweepProgress;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.sync.Comparisons;
import dev.trunkline.bridge.sync.LinkReconciliation;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.bridge.sync.Tasks;
import dev.trunkline.bridge.sync.missed.BridgeReconciliation;
import dev.trunkline.bridge.sync.missed.MissedConversations;
import dev.trunkline.bridge.sync.missed.MissedEvents;
import dev.trunkline.bridge.sync.missed.MissedTasks;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.ReconciliationListener;
import dev.trunkline.journal.reconciliation.ReconciliationReports;
import dev.trunkline.journal.reconciliation.Reconciliations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
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
            Checks checks,
            SweepProgress progress,
            Transactions transactions,
            ReconciliationConfig config) {
        return new LinkReconciliation(
                links, comparisons, differences, checks, progress, transactions, config, Thread::sleep);
    }

    @Produces
    @Singleton
    MissedTasks missedTasks(Pairs pairs, Tasks tasks, Synchronisation synchronisation, MissedEvents missed) {
        return new MissedTasks(pairs, tasks, synchronisation, missed);
    }

    @Produces
    @Singleton
    MissedConversations missedConversations(
            Pairs pairs,
            Rooms rooms,
            Links links,
            Transactions transactions,
            Synchronisation synchronisation,
            MissedEvents missed,
            ListProgress progress,
            ReconciliationConfig config) {
        return new MissedConversations(
                pairs, rooms, links, transactions, synchronisation, missed, progress, config, Thread::sleep);
    }

    @Produces
    @Singleton
    BridgeReconciliation reconciliation(
            MissedTasks tasks,
            MissedConversations conversations,
            LinkReconciliation links,
            FailureClassifier classifier,
            PartProgress progress,
            ReconciliationConfig config,
            MeterRegistry registry) {
        return new BridgeReconciliation(
                tasks,
                conversations,
                links,
                classifier,
                (list, reason) -> {
                    registry.counter("trunkline_bridge_lists_refused").increment();
                    Log.warnf("not looked for links that are missing list='%s': %s", list, reason);
                },
                progress,
                config);
    }

    @Produces
    @Singleton
    Reconciliations reconciliations(
            BridgeReconciliation reconciliation,
            ReconciliationReports reports,
            ReconciliationConfig config,
            FailureClassifier classifier,
            ReconciliationListener listener,
            Instance<SweepSchedule> schedule) {
        return new Reconciliations(
                reconciliation,
                reports,
                config,
                classifier,
                listener,
                () -> schedule.get().wake(),
                Instant::now);
    }
}

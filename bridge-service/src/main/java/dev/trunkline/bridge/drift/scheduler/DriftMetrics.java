package dev.trunkline.bridge.drift.scheduler;

import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.link.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** How many differences are open, and how many links could not be read: read from the database at an interval, so that every instance tells the same. */
@ApplicationScoped
class DriftMetrics {

    private final Differences differences;
    private final Transactions transactions;
    private final Checks checks;
    private volatile long open;
    private volatile long unreadable;

    DriftMetrics(Differences differences, Checks checks, Transactions transactions, MeterRegistry registry) {
        this.differences = differences;
        this.checks = checks;
        this.transactions = transactions;
        registry.gauge("trunkline_bridge_drift_open", this, metrics -> metrics.open);
        registry.gauge("trunkline_bridge_links_unreadable", this, metrics -> metrics.unreadable);
    }

    @Scheduled(every = "15s", identity = "drift-metrics")
    @RunOnVirtualThread
    void read() {
        try {
            open = transactions.call(() -> differences.count(true));
            unreadable = checks.unreadable();
        } catch (RuntimeException e) {
            Log.warnf("gauge of differences not read: %s", e.getMessage());
        }
    }
}

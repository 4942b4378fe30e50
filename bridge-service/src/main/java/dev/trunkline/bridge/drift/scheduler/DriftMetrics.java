package dev.trunkline.bridge.drift.scheduler;

import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.link.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** How many differences are open, read from the database at an interval, so that every instance tells the same. */
@ApplicationScoped
class DriftMetrics {

    private final Differences differences;
    private final Transactions transactions;
    private volatile long open;

    DriftMetrics(Differences differences, Transactions transactions, MeterRegistry registry) {
        this.differences = differences;
        this.transactions = transactions;
        registry.gauge("trunkline_bridge_drift_open", this, metrics -> metrics.open);
    }

    @Scheduled(every = "15s", identity = "drift-metrics")
    @RunOnVirtualThread
    void read() {
        try {
            open = transactions.call(() -> differences.count(true));
        } catch (RuntimeException e) {
            Log.warnf("gauge of differences not read: %s", e.getMessage());
        }
    }
}

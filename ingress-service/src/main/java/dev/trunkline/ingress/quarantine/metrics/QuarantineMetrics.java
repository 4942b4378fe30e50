package dev.trunkline.ingress.quarantine.metrics;

import dev.trunkline.ingress.quarantine.Quarantine;
import dev.trunkline.ingress.quarantine.QuarantineOperations;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code trunkline_quarantine_total} by outcome, and {@code trunkline_quarantine_released_total}. */
@Startup
@ApplicationScoped
class QuarantineMetrics {

    QuarantineMetrics(Quarantine quarantine, QuarantineOperations operations, MeterRegistry registry) {
        FunctionCounter.builder("trunkline.quarantine", quarantine, Quarantine::keptCount)
                .tag("outcome", "kept")
                .description("Doubtful requests that were kept for an operator")
                .register(registry);
        FunctionCounter.builder("trunkline.quarantine", quarantine, Quarantine::droppedCount)
                .tag("outcome", "dropped")
                .description("Doubtful requests that were too many, too large, or that nothing could take")
                .register(registry);
        FunctionCounter.builder("trunkline.quarantine.released", operations, QuarantineOperations::releasedCount)
                .description("Kept requests that were genuine after all and have been published")
                .register(registry);
    }
}

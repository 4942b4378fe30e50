package dev.trunkline.ingress.publishing.metrics;

import dev.trunkline.ingress.publishing.DurablePublisher;
import dev.trunkline.ingress.publishing.LaneState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** {@code trunkline_ingress_published_total} and {@code trunkline_ingress_refused_total} by way, and {@code trunkline_spool_*}. */
@Startup
@ApplicationScoped
class PublishingMetrics {

    PublishingMetrics(DurablePublisher publisher, MeterRegistry registry, Clock clock) {
        FunctionCounter.builder("trunkline.ingress.published", publisher, DurablePublisher::directCount)
                .tag("way", "direct")
                .description("Events accepted because Kafka has them")
                .register(registry);
        FunctionCounter.builder("trunkline.ingress.published", publisher, DurablePublisher::spooledCount)
                .tag("way", "spool")
                .description("Events accepted because the spool has them")
                .register(registry);
        FunctionCounter.builder("trunkline.spool.drained", publisher, DurablePublisher::drainedCount)
                .description("Events of the spool that Kafka took later")
                .register(registry);
        FunctionCounter.builder("trunkline.ingress.refused", publisher, DurablePublisher::refusedCount)
                .tag("way", "direct")
                .description("Events not accepted because Kafka would never take them")
                .register(registry);
        FunctionCounter.builder("trunkline.ingress.refused", publisher, DurablePublisher::setAsideCount)
                .tag("way", "spool")
                .description("Events of the spool set aside because Kafka will never have them")
                .register(registry);
        FunctionCounter.builder("trunkline.spool.refused.removed", publisher, DurablePublisher::removedCount)
                .description("Events set aside that were deleted when they were too old")
                .register(registry);
        Gauge.builder("trunkline.spool.depth", publisher, PublishingMetrics::depth)
                .description("Events in the spool")
                .register(registry);
        Gauge.builder("trunkline.spool.bytes", publisher, DurablePublisher::spoolBytes)
                .baseUnit("bytes")
                .description("What the spool takes on the disk")
                .register(registry);
        Gauge.builder("trunkline.spool.oldest.age", publisher, spools -> oldestAge(spools, clock))
                .baseUnit("seconds")
                .description("Age of the event that waits longest in the spool")
                .register(registry);
    }

    private static double depth(DurablePublisher publisher) {
        return publisher.states().stream().mapToInt(LaneState::depth).sum();
    }

    private static double oldestAge(DurablePublisher publisher, Clock clock) {
        return publisher.states().stream()
                .flatMap(lane -> lane.oldest().stream())
                .mapToDouble(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }
}

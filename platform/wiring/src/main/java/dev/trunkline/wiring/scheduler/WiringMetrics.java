package dev.trunkline.wiring.scheduler;

import dev.trunkline.twilio.wiring.Finding;
import dev.trunkline.wiring.TwilioWiring;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Gauges of how the settings stand, read from the database at an interval, so that every instance tells the same. */
@ApplicationScoped
class WiringMetrics {

    private static final Logger LOG = Logger.getLogger(WiringMetrics.class);

    private final TwilioWiring wiring;
    private volatile Map<Finding.State, Long> counts = Map.of();

    WiringMetrics(TwilioWiring wiring, MeterRegistry registry) {
        this.wiring = wiring;
        for (var state : Finding.State.values()) {
            registry.gauge(
                    "trunkline_wiring_settings",
                    Tags.of("state", state.id()),
                    this,
                    metrics -> metrics.counts.getOrDefault(state, 0L));
        }
    }

    @Scheduled(every = "15s", identity = "wiring-metrics")
    @RunOnVirtualThread
    void read() {
        try {
            var read = new EnumMap<Finding.State, Long>(Finding.State.class);
            for (var line : wiring.report().lines()) {
                var finding = line.setting().finding();
                if (finding != null) {
                    read.merge(finding.state(), 1L, Long::sum);
                }
            }
            counts = Map.copyOf(read);
        } catch (RuntimeException e) {
            LOG.warnf("wiring gauges not read: %s", e.getMessage());
        }
    }
}

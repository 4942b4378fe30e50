package dev.trunkline.bridge.drift.scheduler;

import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.fake.Fakes;
import dev.trunkline.bridge.fake.KeptLinks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DriftMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Found found = new Found();
    private final DriftMetrics metrics = new DriftMetrics(
            Fakes.of(Differences.class, found, call -> {}),
            Fakes.of(Checks.class, found, call -> {
                if (found.isAway) {
                    throw new IllegalStateException("the database is away");
                }
            }),
            KeptLinks.transactions(),
            registry);

    /** What comparisons have left. */
    public static final class Found {
        private long left = 3;
        private long unreadable = 2;
        private boolean isAway;

        public long count(boolean open) {
            return open ? left : 100;
        }

        public long unreadable() {
            return unreadable;
        }
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void tellsWhatIsLeft() {
        // When
        metrics.read();
        // Then
        assertThat(gauge("trunkline_bridge_drift_open")).isEqualTo(3);
        assertThat(gauge("trunkline_bridge_links_unreadable")).isEqualTo(2);
        // When
        found.left = 0;
        found.unreadable = 0;
        metrics.read();
        // Then
        assertThat(gauge("trunkline_bridge_drift_open")).isZero();
        assertThat(gauge("trunkline_bridge_links_unreadable")).isZero();
    }

    @Test
    void goesOnTellingWhatItKnewWhileTheDatabaseIsAway() {
        // Given
        metrics.read();
        found.isAway = true;
        found.unreadable = 9;
        // When
        metrics.read();
        // Then
        assertThat(gauge("trunkline_bridge_links_unreadable")).isEqualTo(2);
    }
}

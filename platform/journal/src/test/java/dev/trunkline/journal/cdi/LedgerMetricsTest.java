package dev.trunkline.journal.cdi;

import dev.trunkline.journal.operations.KafkaUnavailableException;
import dev.trunkline.journal.operations.LedgerCheck;
import dev.trunkline.journal.operations.LedgerReport;
import dev.trunkline.journal.operations.LedgerReport.Difference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("Y14")
class LedgerMetricsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Settings(boolean enabled, Duration interval, Duration window) implements LedgerConfig {}

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Instant> asked = new ArrayList<>();
    private Instant now = NOON;

    private LedgerMetrics metrics(LedgerCheck check) {
        var metrics = new LedgerMetrics(
                check, new Settings(true, Duration.ofMinutes(5), Duration.ofMinutes(15)), registry, () -> now);
        metrics.register();
        return metrics;
    }

    private double records(String state) {
        return registry.get("trunkline_ledger_records")
                .tag("state", state)
                .gauge()
                .value();
    }

    private static LedgerReport report(Instant from, Instant to) {
        var lost = new Difference("SM1", "topic", 0, 7, NOON);
        return new LedgerReport("messaging", from, to, 21, 2, 3, 10, 1, 4, 5, 1, List.of(lost));
    }

    @Test
    void showsTheLastComparisonByState() {
        // Given
        var metrics = metrics((from, to) -> {
            asked.addAll(List.of(from, to));
            return report(from, to);
        });
        // When
        metrics.compare();
        // Then
        assertThat(asked).containsExactly(NOON.minus(Duration.ofMinutes(15)), NOON);
        assertThat(List.of("received", "repeated", "not-ours", "applied", "skipped", "parked", "in-flight", "missing"))
                .extracting(this::records)
                .containsExactly(21.0, 2.0, 3.0, 10.0, 1.0, 4.0, 5.0, 1.0);
    }

    @Test
    void growsOldWhileNothingCanBeCompared() {
        // Given
        var metrics = metrics((from, to) -> {
            throw new KafkaUnavailableException("Kafka is away");
        });
        now = NOON.plusSeconds(600);
        // When
        metrics.compare();
        // Then
        assertThat(records("missing")).isZero();
        assertThat(registry.get("trunkline_ledger_age_seconds").gauge().value()).isEqualTo(600);
    }
}

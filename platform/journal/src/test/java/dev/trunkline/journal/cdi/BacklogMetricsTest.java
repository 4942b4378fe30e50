package dev.trunkline.journal.cdi;

import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.journal.testing.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static dev.trunkline.journal.testing.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

class BacklogMetricsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Database database;
    private BacklogMetrics metrics;

    @BeforeEach
    void create() {
        database = Database.create(2);
        metrics = new BacklogMetrics(
                new JournalQuery(database.transactions()), Duration.ofSeconds(5), registry, () -> NOW);
        var journal = new JdbcJournal(database.transactions(), () -> {});
        journal.append(entries("held", 2));
        journal.append(entries("parked", 3));
        journal.append(entries("ready", 4));
        database.update("update journal_entry set appended_at = timestamptz '2026-01-02T11:59:00Z'");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countHeldAndThrottledWorkIntoDepthAndAge() {
        // Given
        database.update(
                "update journal_lane set state = 'held', next_at = now() + interval '1 day' where key = 'held'");
        database.update(
                "update journal_entry set appended_at = timestamptz '2026-01-02T11:00:00Z' where lane = 'held'");
        // When
        metrics.refresh();
        // Then
        assertThat(gauge("trunkline_journal_depth")).isEqualTo(9);
        assertThat(gauge("trunkline_journal_lanes_pending")).isEqualTo(3);
        assertThat(gauge("trunkline_journal_oldest_age_seconds")).isEqualTo(3_600);
    }

    @Test
    void countParkedEntries() {
        // Given
        database.update("update journal_entry set state = 'parked' where lane = 'parked' and seq = 1");
        // When
        metrics.refresh();
        // Then
        assertThat(gauge("trunkline_journal_parked")).isEqualTo(1);
    }

    @Test
    void countWhatWaitsInTheOutbox() {
        // Given
        new JdbcOutbox(database.transactions(), () -> {}).add("topic", "key", event("e-1", "test.happened"));
        database.update("update journal_outbox set added_at = timestamptz '2026-01-02T11:59:50Z'");
        // When
        metrics.refresh();
        // Then
        assertThat(gauge("trunkline_journal_outbox_lag")).isEqualTo(1);
        assertThat(gauge("trunkline_journal_outbox_oldest_age_seconds")).isEqualTo(10);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}

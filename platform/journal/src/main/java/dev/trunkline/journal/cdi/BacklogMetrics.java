package dev.trunkline.journal.cdi;

import dev.trunkline.journal.query.Backlog;
import dev.trunkline.journal.query.JournalQuery;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of what is left to do. Read at an interval, so that no scrape waits for the database; ages grow in between, and
 * go on growing while the database is away.
 */
@Singleton
class BacklogMetrics {

    private static final Logger LOG = Logger.getLogger(BacklogMetrics.class);

    private final JournalQuery query;
    private final InstantSource clock;
    private final Duration interval;
    private volatile Backlog backlog = Backlog.empty();
    private @Nullable Thread reader;

    @Inject
    BacklogMetrics(JournalQuery query, JournalConfig config, MeterRegistry registry) {
        this(query, config.metricsInterval(), registry, InstantSource.system());
    }

    BacklogMetrics(JournalQuery query, Duration interval, MeterRegistry registry, InstantSource clock) {
        this.query = query;
        this.interval = interval;
        this.clock = clock;
        registry.gauge("trunkline_journal_depth", this, metrics -> metrics.backlog.depth());
        registry.gauge("trunkline_journal_lanes_pending", this, metrics -> metrics.backlog.lanes());
        registry.gauge("trunkline_journal_lanes_held", this, metrics -> metrics.backlog.held());
        registry.gauge("trunkline_journal_parked", this, metrics -> metrics.backlog.parked());
        registry.gauge("trunkline_journal_oldest_age_seconds", this, metrics -> metrics.age(metrics.backlog.oldest()));
        registry.gauge("trunkline_journal_outbox_lag", this, metrics -> metrics.backlog.outbox());
        registry.gauge(
                "trunkline_journal_outbox_oldest_age_seconds",
                this,
                metrics -> metrics.age(metrics.backlog.oldestOutbox()));
    }

    void start() {
        reader = Thread.ofVirtual().name("journal-metrics").start(this::readUntilStopped);
    }

    void stop() {
        if (reader != null) {
            reader.interrupt();
        }
    }

    private double age(Optional<Instant> since) {
        return since.map(instant -> Duration.between(instant, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private void readUntilStopped() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                refresh();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void refresh() {
        try {
            backlog = query.backlog();
        } catch (RuntimeException e) {
            LOG.warnf("journal gauges not read, next try in %s: %s", interval, e.getMessage());
        }
    }
}

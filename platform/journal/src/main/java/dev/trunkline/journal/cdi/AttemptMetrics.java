package dev.trunkline.journal.cdi;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.engine.EngineListener;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Counts what the engine does. */
@Singleton
class AttemptMetrics implements EngineListener {

    private final MeterRegistry registry;

    AttemptMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void attempted(Entry entry, Outcome outcome, Duration took) {
        registry.timer("trunkline_journal_attempts", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .record(took);
    }

    @Override
    public void leasesStolen(int count) {
        registry.counter("trunkline_journal_lease_steals").increment(count);
    }
}

package dev.trunkline.journal.cdi;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.engine.EngineListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Counts what the engine does. */
@Singleton
class AttemptMetrics implements EngineListener {

    private static final int MOST_TYPES = 100;
    private static final int MOST_STEPS = 100;

    private final MeterRegistry registry;
    private final TagLimit types = new TagLimit(MOST_TYPES);
    private final TagLimit steps = new TagLimit(MOST_STEPS);
    private final Counter steals;

    AttemptMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.steals = registry.counter("trunkline_journal_lease_steals");
    }

    @Override
    public void attempted(Entry entry, Outcome outcome, Duration took) {
        registry.timer(
                        "trunkline_journal_attempts",
                        "type",
                        types.of(entry.event().type()),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .record(took);
    }

    @Override
    public void stepTaken(Entry entry, String name, boolean succeeded, Duration took) {
        registry.timer("trunkline_journal_steps", "step", steps.of(name), "outcome", succeeded ? "done" : "failed")
                .record(took);
    }

    @Override
    public void leasesStolen(int count) {
        steals.increment(count);
    }
}

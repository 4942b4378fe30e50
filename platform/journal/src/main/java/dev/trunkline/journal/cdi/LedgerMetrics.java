package dev.trunkline.journal.cdi;

import dev.trunkline.journal.operations.LedgerCheck;
import dev.trunkline.journal.operations.LedgerReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Compares the recent past at an interval: gauges {@code trunkline_ledger_records}, and an ERROR that names what is missing. */
@ApplicationScoped
class LedgerMetrics {

    private static final Logger LOG = Logger.getLogger(LedgerMetrics.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int NAMED_IN_LOG = 10;

    private final LedgerCheck check;
    private final LedgerConfig config;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private volatile @Nullable LedgerReport report;
    private volatile Instant comparedAt;
    private @Nullable Thread thread;

    @Inject
    LedgerMetrics(LedgerCheck check, LedgerConfig config, MeterRegistry registry) {
        this(check, config, registry, InstantSource.system());
    }

    LedgerMetrics(LedgerCheck check, LedgerConfig config, MeterRegistry registry, InstantSource clock) {
        this.check = check;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
        this.comparedAt = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        register();
        // A platform thread: the consumer's monitors would pin a virtual one on JDK 21.
        thread = Thread.ofPlatform().daemon().name("journal-ledger").start(this::compareUntilStopped);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    void register() {
        gauge("received", LedgerReport::received);
        gauge("repeated", LedgerReport::repeated);
        gauge("not-ours", LedgerReport::notOurs);
        gauge("applied", LedgerReport::applied);
        gauge("skipped", LedgerReport::skipped);
        gauge("parked", LedgerReport::parked);
        gauge("in-flight", LedgerReport::inFlight);
        gauge("missing", LedgerReport::missing);
        registry.gauge(
                "trunkline_ledger_age_seconds",
                this,
                metrics -> Duration.between(metrics.comparedAt, metrics.clock.instant())
                                .toMillis()
                        / 1000.0);
    }

    private void gauge(String state, ToLongFunction<LedgerReport> count) {
        registry.gauge("trunkline_ledger_records", Tags.of("state", state), this, metrics -> {
            var last = metrics.report;
            return last == null ? 0 : count.applyAsLong(last);
        });
    }

    private void compareUntilStopped() {
        try {
            Thread.sleep(config.interval().compareTo(FIRST_PAUSE) < 0 ? config.interval() : FIRST_PAUSE);
            while (!Thread.currentThread().isInterrupted()) {
                compare();
                Thread.sleep(config.interval());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void compare() {
        var now = clock.instant();
        try {
            var compared = check.compare(now.minus(config.window()), now);
            report = compared;
            comparedAt = now;
            if (!compared.isBalanced()) {
                LOG.errorf(
                        "%d records of Kafka are missing in the journal service=%s eventIds=%s; a replay of their topic takes them in",
                        compared.missing(),
                        compared.service(),
                        compared.differences().stream()
                                .limit(NAMED_IN_LOG)
                                .map(LedgerReport.Difference::eventId)
                                .toList());
            }
        } catch (RuntimeException e) {
            LOG.warnf("ledger not compared, next try in %s: %s", config.interval(), e.getMessage());
        }
    }
}

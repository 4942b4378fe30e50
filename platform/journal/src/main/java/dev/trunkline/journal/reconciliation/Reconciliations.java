package dev.trunkline.journal.reconciliation;

import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.reconciliation.ReconciliationReport.Item;
import dev.trunkline.journal.reconciliation.ReconciliationReport.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sweeps by schedule and on demand. Wishes are kept first and carried out by {@link #sweep}, which a durable timer calls on
 * one instance at a time; a sweep whose process ended is begun again, which repeats no effect.
 */
public final class Reconciliations {

    private static final Logger LOG = Logger.getLogger(Reconciliations.class);

    /** What somebody may ask for at once: a sweep holds the provider's list of its range in memory. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Reconciliation reconciliation;
    private final ReconciliationReports reports;
    private final ReconciliationSettings settings;
    private final FailureClassifier classifier;
    private final ReconciliationListener listener;
    private final Runnable wake;
    private final InstantSource clock;

    /** @param wake called after each wish was kept: has {@link #sweep} called soon, on this instance or another */
    public Reconciliations(
            Reconciliation reconciliation,
            ReconciliationReports reports,
            ReconciliationSettings settings,
            FailureClassifier classifier,
            ReconciliationListener listener,
            Runnable wake,
            InstantSource clock) {
        check(settings);
        this.reconciliation = reconciliation;
        this.reports = reports;
        this.settings = settings;
        this.classifier = classifier;
        this.listener = listener;
        this.wake = wake;
        this.clock = clock;
    }

    private static void check(ReconciliationSettings settings) {
        var interval = settings.interval();
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval: " + interval + " (expected: more than nothing)");
        }
        if (settings.lookBack().compareTo(interval) < 0) {
            throw new IllegalArgumentException("lookBack: " + settings.lookBack()
                    + " (expected: at least the interval, " + interval + ", so that one failed sweep leaves no hole)");
        }
        if (settings.grace().isNegative()) {
            throw new IllegalArgumentException("grace: " + settings.grace() + " (expected: nothing or more)");
        }
    }

    /**
     * Keeps the wish for a sweep over a range. A range that reaches further is cut where events may still be on their way.
     *
     * @param by who asks, and why
     * @return the sweep, waiting for its turn
     * @throws IllegalArgumentException where nothing is left of the range, or too much
     */
    public ReconciliationReport request(Instant from, Instant to, Justification by) {
        var settled = clock.instant().minus(settings.grace());
        var end = to.isBefore(settled) ? to : settled;
        if (!from.isBefore(end)) {
            throw new IllegalArgumentException("from: " + from + " (expected: before to, " + to + ", and more than "
                    + settings.grace() + " ago, since younger events may still be on their way)");
        }
        if (from.isBefore(end.minus(LONGEST))) {
            throw new IllegalArgumentException("from: " + from + " (expected: no more than " + LONGEST.toDays()
                    + " days before to, " + to + "; ask for one part after the other)");
        }
        var wanted = reports.add(by, from, end);
        wake.run();
        return wanted;
    }

    public Optional<ReconciliationReport> find(long id) {
        return reports.find(id);
    }

    /** Newest first. */
    public List<ReconciliationReport> newest(int limit) {
        return reports.newest(limit);
    }

    /**
     * Carries out what was asked for, then what the schedule wants. Blocks until all of it has ended. Only one call at a
     * time may run, on whatever instance.
     *
     * @return when the schedule wants the next sweep; empty where there is none
     * @throws InterruptedException where the process stops; the sweep is begun again later
     */
    public Optional<Instant> sweep() throws InterruptedException {
        carryOutWishes();
        if (!settings.scheduled()) {
            return Optional.empty();
        }
        if (!nextScheduled().isAfter(clock.instant())) {
            carryOut(addScheduled());
            reports.forget(clock.instant().minus(settings.keep()));
            carryOutWishes();
        }
        return Optional.of(nextScheduled());
    }

    private void carryOutWishes() throws InterruptedException {
        for (var next = reports.unfinished(); next.isPresent(); next = reports.unfinished()) {
            carryOut(next.get());
        }
    }

    private Instant nextScheduled() {
        var last = reports.lastScheduled();
        if (last.isEmpty()) {
            return Instant.MIN;
        }
        var ended = last.get().finishedAt();
        return ended == null ? Instant.MIN : ended.plus(pauseAfter(last.get()));
    }

    private Duration pauseAfter(ReconciliationReport last) {
        var failed = last.state() == State.FAILED && settings.retry().compareTo(settings.interval()) < 0;
        return failed ? settings.retry() : settings.interval();
    }

    /** Begins before the end of the last one that is done, however long ago that was. */
    private ReconciliationReport addScheduled() {
        var to = clock.instant().minus(settings.grace());
        var from = reports.lastDone()
                .map(ReconciliationReport::to)
                .filter(end -> end.isBefore(to))
                .orElse(to)
                .minus(settings.lookBack());
        return reports.addScheduled(from, to);
    }

    private void carryOut(ReconciliationReport wanted) throws InterruptedException {
        var begun = wanted.begun(clock.instant());
        reports.update(begun);
        var found = new Found(wanted.by());
        var failure = compare(begun, found);
        var report = begun.ended(
                found.compared, found.missing, found.changed, found.items, failure.orElse(null), clock.instant());
        reports.update(report);
        log(report);
        listener.ended(report);
    }

    private Optional<String> compare(ReconciliationReport report, Found found) throws InterruptedException {
        try {
            reconciliation.compare(report.from(), report.to(), found);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debugf(e, "reconciliation failed reconciliationId=%d", report.id());
            return Optional.of(classifier.classify(e).reason());
        }
    }

    private static void log(ReconciliationReport report) {
        if (report.state() == State.FAILED) {
            LOG.warnf(
                    "reconciliation failed reconciliationId=%d from=%s to=%s applied=%d, what it did not reach comes with the"
                            + " next: %s",
                    report.id(), report.from(), report.to(), report.applied(), report.reason());
        } else if (report.applied() > 0) {
            LOG.warnf(
                    "events were missed and are made up for reconciliationId=%d compared=%d missing=%d changed=%d",
                    report.id(), report.compared(), report.missing(), report.changed());
        } else {
            LOG.infof("nothing was missed reconciliationId=%d compared=%d", report.id(), report.compared());
        }
    }

    private static final class Found implements Reconciliation.Findings {
        private final String by;
        private final List<Item> items = new ArrayList<>();
        private long compared;
        private long missing;
        private long changed;

        Found(String by) {
            this.by = by;
        }

        @Override
        public String by() {
            return by;
        }

        @Override
        public void compared(int count) {
            compared += count;
        }

        @Override
        public void missing(String sid, String what) {
            missing++;
            add(sid, what);
        }

        @Override
        public void changed(String sid, String what) {
            changed++;
            add(sid, what);
        }

        private void add(String sid, String what) {
            if (items.size() < ReconciliationReport.MOST_ITEMS) {
                items.add(new Item(sid, what));
            }
        }
    }
}

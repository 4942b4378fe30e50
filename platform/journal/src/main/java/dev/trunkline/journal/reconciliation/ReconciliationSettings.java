package dev.trunkline.journal.reconciliation;

import java.time.Duration;

/**
 * When to sweep and over what.
 *
 * @param scheduled whether there are sweeps without being asked for
 * @param interval from the end of one scheduled sweep to the next
 * @param lookBack how far a scheduled sweep looks back behind the end of the one before it, so that nothing falls between
 *     them and states that change late are seen
 * @param grace what is younger is left out: its event may still be on its way
 * @param retry pause after a failed sweep, where shorter than the interval
 * @param keep how long reports are kept
 */
public record ReconciliationSettings(
        boolean scheduled, Duration interval, Duration lookBack, Duration grace, Duration retry, Duration keep) {

    public ReconciliationSettings {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval: " + interval + " (expected: more than nothing)");
        }
        if (lookBack.compareTo(interval) < 0) {
            throw new IllegalArgumentException("lookBack: " + lookBack + " (expected: at least the interval, "
                    + interval + ", so that one failed sweep leaves no hole)");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace: " + grace + " (expected: nothing or more)");
        }
    }
}

package dev.trunkline.journal.reconciliation;

import java.time.Duration;

/** When to sweep and over what; part of the service's own configuration. */
public interface ReconciliationSettings {

    /** Whether there are sweeps without being asked for. */
    boolean scheduled();

    /** From the end of one scheduled sweep to the next; more than nothing. */
    Duration interval();

    /**
     * How far a scheduled sweep looks back behind the end of the one before it, so that nothing falls between them and states that
     * change late are seen; at least the interval.
     */
    Duration lookBack();

    /** What is younger is left out: its event may still be on its way. */
    Duration grace();

    /** Pause after a failed sweep, where shorter than the interval. */
    Duration retry();

    /** How long reports are kept. */
    Duration keep();
}

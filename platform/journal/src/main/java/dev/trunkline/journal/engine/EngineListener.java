package dev.trunkline.journal.engine;

import dev.trunkline.journal.Entry;
import dev.trunkline.journal.jdbc.StepListener;
import java.time.Duration;

/** Is told what happens, for metrics. Must be quick and must not throw. */
public interface EngineListener extends StepListener {

    /** How an attempt ended. */
    enum Outcome {
        DONE,
        RETRY,
        PARKED,
        /** Another worker had taken the lane; its attempt counts. */
        LEASE_LOST,
        /** The database did not take the outcome; the entry comes back when the lease has run out. */
        UNRECORDED
    }

    void attempted(Entry entry, Outcome outcome, Duration took);

    /** Lanes were claimed whose former worker never finished. */
    void leasesStolen(int count);

    /** Hears nothing. */
    EngineListener NONE = new EngineListener() {
        @Override
        public void attempted(Entry entry, Outcome outcome, Duration took) {}

        @Override
        public void leasesStolen(int count) {}
    };
}

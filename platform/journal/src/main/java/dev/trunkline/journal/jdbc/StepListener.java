package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Entry;
import java.time.Duration;

/** Is told of steps, for metrics. Must be quick and must not throw. */
public interface StepListener {

    /**
     * A step's action has run. Not called where a stored result or a probe spared it.
     *
     * @param succeeded false where it threw
     */
    default void stepTaken(Entry entry, String name, boolean succeeded, Duration took) {}

    /** Hears nothing. */
    StepListener NONE = new StepListener() {};
}

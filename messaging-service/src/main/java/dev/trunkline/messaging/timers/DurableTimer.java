package dev.trunkline.messaging.timers;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;

/** What one feature has carried out by timers that outlive the process. */
public interface DurableTimer {

    Task<?> task();

    /** How many of its executions may run at once on this instance. */
    int parallel();

    /** How often at least the database is asked for what is due. */
    Duration pollingInterval();

    /** Called once when the service starts, before anything is carried out. */
    default void started() {}
}

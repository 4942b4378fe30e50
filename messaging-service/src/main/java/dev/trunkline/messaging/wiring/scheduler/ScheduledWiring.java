package dev.trunkline.messaging.wiring.scheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.timers.DurableTimer;
import dev.trunkline.messaging.wiring.WiringConfig;
import dev.trunkline.messaging.wiring.WiringWatch;
import dev.trunkline.twilio.sending.Background;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** One timer in the whole database: one instance looks at a time, and whenever an instance starts. */
@ApplicationScoped
class ScheduledWiring implements DurableTimer {

    private static final String TASK = "wiring";
    private static final String ONLY = "all";
    private static final Duration POLLING = Duration.ofSeconds(10);

    /** After a look that Twilio did not answer. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final WiringConfig config;
    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final InboxClock clock;

    ScheduledWiring(AgroalDataSource dataSource, WiringWatch watch, WiringConfig config, InboxClock clock) {
        this.config = config;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            var pause = config.scheduled() && !look(watch) ? soon() : config.interval();
            return (complete, operations) ->
                    operations.reschedule(complete, complete.getTimeDone().plus(pause));
        });
        this.client = SchedulerClient.Builder.create(dataSource, task).build();
    }

    private Duration soon() {
        return config.interval().compareTo(LOOK_AGAIN) < 0 ? config.interval() : LOOK_AGAIN;
    }

    private static boolean look(WiringWatch watch) {
        try {
            return TraceScope.run(TraceContext.start(), () -> Background.run(watch::look));
        } catch (RuntimeException e) {
            Log.warnf("settings at Twilio not looked at: %s", e.getMessage());
            return false;
        }
    }

    @Override
    public Task<?> task() {
        return task;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Duration pollingInterval() {
        return POLLING;
    }

    @Override
    public void started() {
        if (!config.scheduled() || client.scheduleIfNotExists(task.instance(ONLY), clock.now())) {
            return;
        }
        try {
            client.getScheduledExecution(task.instance(ONLY))
                    .filter(waiting -> !waiting.isPicked())
                    .ifPresent(waiting -> client.reschedule(waiting.getTaskInstance(), clock.now()));
        } catch (TaskInstanceCurrentlyExecutingException e) {
            Log.debugf("another instance is looking: %s", e.getMessage());
        }
    }
}

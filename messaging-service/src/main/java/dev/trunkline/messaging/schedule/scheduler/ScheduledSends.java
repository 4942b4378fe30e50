package dev.trunkline.messaging.schedule.scheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.schedule.ScheduleConfig;
import dev.trunkline.messaging.schedule.Scheduling;
import dev.trunkline.messaging.schedule.SendTimers;
import dev.trunkline.messaging.timers.DurableTimer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One durable timer per scheduled message. */
@ApplicationScoped
class ScheduledSends implements SendTimers, DurableTimer {

    private static final String TASK = "scheduled-send";

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final ScheduleConfig config;

    ScheduledSends(
            AgroalDataSource dataSource,
            Instance<Scheduling> scheduling,
            Transactions transactions,
            ScheduleConfig config) {
        this.config = config;
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            var id = UUID.fromString(instance.getId());
            try {
                var next = transactions.call(() -> scheduling.get().due(id));
                return next.<CompletionHandler<Void>>map(
                                at -> (complete, operations) -> operations.reschedule(complete, at))
                        .orElseGet(() -> (complete, operations) -> operations.remove());
            } catch (RuntimeException e) {
                Log.warnf("scheduled message not sent yet scheduledId=%s: %s", id, e.getMessage());
                return (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(AFTER_TROUBLE));
            }
        });
        this.client = SchedulerClient.Builder.create(dataSource, task).build();
    }

    @Override
    public Task<?> task() {
        return task;
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    public Duration pollingInterval() {
        return config.pollingInterval();
    }

    @Override
    public void set(UUID id, Instant at) {
        client.schedule(task.instance(id.toString()), at);
    }
}

package dev.trunkline.messaging.media.scheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.messaging.inbox.AfterCommit;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.MediaFetches;
import dev.trunkline.messaging.media.MediaConfig;
import dev.trunkline.messaging.media.MediaFetching;
import dev.trunkline.messaging.timers.DurableTimer;
import dev.trunkline.messaging.timers.Timers;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** One durable timer per message with media; any instance carries it out, and after a crash another one. */
@ApplicationScoped
class ScheduledMediaFetches implements MediaFetches, DurableTimer {

    private static final String TASK = "media-fetch";

    private static final String FOLLOWING = "/";

    private final SchedulerClient client;
    private final CustomTask<Void> task;
    private final Timers timers;
    private final MediaConfig config;
    private final AfterCommit afterCommit;
    private final InboxClock clock;

    ScheduledMediaFetches(
            AgroalDataSource dataSource,
            MediaFetching fetching,
            MediaConfig config,
            Timers timers,
            AfterCommit afterCommit,
            InboxClock clock) {
        this.config = config;
        this.timers = timers;
        this.afterCommit = afterCommit;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            var next = fetching.fetch(messageId(instance.getId()));
            return next.<CompletionHandler<Void>>map(wait -> (complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(wait)))
                    .orElseGet(() -> (complete, operations) -> operations.remove());
        });
        this.client = SchedulerClient.Builder.create(dataSource, task).build();
    }

    @Override
    public Task<?> task() {
        return task;
    }

    @Override
    public int parallel() {
        return config.parallel();
    }

    @Override
    public Duration pollingInterval() {
        return config.pollingInterval();
    }

    @Override
    public void order(UUID messageId) {
        var now = clock.now();
        var id = messageId.toString();
        var waiting = client.getScheduledExecution(TaskInstanceId.of(TASK, id));
        if (waiting.isEmpty()) {
            client.schedule(task.instance(id), now);
        } else if (!waiting.get().isPicked()) {
            client.reschedule(waiting.get().getTaskInstance(), now);
        } else {
            // The attempt under way may have looked already; another one follows it.
            client.schedule(task.instance(id + FOLLOWING + UUID.randomUUID()), now.plus(config.firstRetry()));
        }
        afterCommit.run(timers::look);
    }

    private static UUID messageId(String instance) {
        return UUID.fromString(instance.split(FOLLOWING, 2)[0]);
    }
}

package dev.trunkline.messaging.media.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.messaging.inbox.AfterCommit;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.MediaFetches;
import dev.trunkline.messaging.media.MediaConfig;
import dev.trunkline.messaging.media.MediaFetching;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;

/** One durable timer per message with media; any instance carries it out, and after a crash another one. */
@ApplicationScoped
class ScheduledMediaFetches implements MediaFetches {

    private static final String TASK = "media-fetch";

    /** After this and four missed heartbeats a crashed instance's timers are carried out by another. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final String FOLLOWING = "/";

    private final Scheduler scheduler;
    private final CustomTask<Void> task;
    private final MediaConfig config;
    private final AfterCommit afterCommit;
    private final InboxClock clock;

    ScheduledMediaFetches(
            AgroalDataSource dataSource,
            MediaFetching fetching,
            MediaConfig config,
            AfterCommit afterCommit,
            InboxClock clock) {
        this.config = config;
        this.afterCommit = afterCommit;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            var next = fetching.fetch(messageId(instance.getId()));
            return next.<CompletionHandler<Void>>map(wait -> (complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(wait)))
                    .orElseGet(() -> (complete, operations) -> operations.remove());
        });
        this.scheduler = Scheduler.create(dataSource, task)
                .threads(config.parallel())
                .pollingInterval(config.pollingInterval())
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    void start(@Observes StartupEvent event) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.stop();
    }

    @Override
    public void order(UUID messageId) {
        var now = clock.now();
        var id = messageId.toString();
        var waiting = scheduler.getScheduledExecution(TaskInstanceId.of(TASK, id));
        if (waiting.isEmpty()) {
            scheduler.schedule(task.instance(id), now);
        } else if (!waiting.get().isPicked()) {
            scheduler.reschedule(waiting.get().getTaskInstance(), now);
        } else {
            // The attempt under way may have looked already; another one follows it.
            scheduler.schedule(task.instance(id + FOLLOWING + UUID.randomUUID()), now.plus(config.firstRetry()));
        }
        afterCommit.run(scheduler::triggerCheckForDueExecutions);
    }

    private static UUID messageId(String instance) {
        return UUID.fromString(instance.split(FOLLOWING, 2)[0]);
    }
}

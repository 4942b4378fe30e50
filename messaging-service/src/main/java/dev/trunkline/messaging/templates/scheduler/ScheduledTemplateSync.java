package dev.trunkline.messaging.templates.scheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.templates.TemplateSync;
import dev.trunkline.messaging.templates.TemplatesConfig;
import dev.trunkline.messaging.timers.DurableTimer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** One timer in the whole database: one instance reads at a time. */
@ApplicationScoped
class ScheduledTemplateSync implements DurableTimer {

    private static final String TASK = "template-sync";

    private static final Duration POLLING = Duration.ofSeconds(10);

    private final TemplatesConfig config;
    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final InboxClock clock;

    ScheduledTemplateSync(AgroalDataSource dataSource, TemplateSync sync, TemplatesConfig config, InboxClock clock) {
        this.config = config;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            if (config.scheduled()) {
                read(sync);
            }
            return (complete, operations) ->
                    operations.reschedule(complete, complete.getTimeDone().plus(config.interval()));
        });
        this.client = SchedulerClient.Builder.create(dataSource, task).build();
    }

    private static void read(TemplateSync sync) {
        try {
            sync.run(TraceContext.start());
        } catch (RuntimeException e) {
            Log.warnf("templates not read, the former ones stand: %s", e.getMessage());
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
        if (config.scheduled()) {
            client.scheduleIfNotExists(task.instance("all"), clock.now());
        }
    }
}

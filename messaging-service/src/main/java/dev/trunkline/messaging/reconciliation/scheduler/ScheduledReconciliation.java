package dev.trunkline.messaging.reconciliation.scheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.journal.reconciliation.Reconciliations;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.timers.DurableTimer;
import dev.trunkline.messaging.timers.Timers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;

/** One timer in the whole database, so that one instance sweeps at a time; after a crash another one goes on. */
@ApplicationScoped
class ScheduledReconciliation implements DurableTimer {

    private static final String TASK = "reconciliation";
    private static final String ONLY = "sweep";

    /** How long a wish may stay unseen that came while a sweep was about to end. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final Timers timers;
    private final InboxClock clock;

    ScheduledReconciliation(
            AgroalDataSource dataSource, Instance<Reconciliations> reconciliations, Timers timers, InboxClock clock) {
        this.timers = timers;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            var next = sweep(reconciliations.get());
            return (complete, operations) -> operations.reschedule(complete, next);
        });
        this.client = SchedulerClient.Builder.create(dataSource, task).build();
    }

    private Instant sweep(Reconciliations reconciliations) {
        var next = clock.now().plus(LOOK_AGAIN);
        try {
            return reconciliations
                    .sweep()
                    .filter(next::isAfter)
                    .orElseGet(() -> clock.now().plus(LOOK_AGAIN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            Log.warnf("reconciliation not recorded, next look in %s: %s", LOOK_AGAIN, e.getMessage());
        }
        return next;
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
        return LOOK_AGAIN;
    }

    @Override
    public void started() {
        client.scheduleIfNotExists(task.instance(ONLY), clock.now());
    }

    /** Has a wish seen soon: at once, or when the sweep under way has ended. */
    void wake() {
        hasten(client, clock);
        timers.look();
    }

    /** A sweep that begins between look and change is under way at the next look, unless it has ended by then. */
    static void hasten(SchedulerClient client, InboxClock clock) {
        var changed = false;
        while (!changed) {
            try {
                client.getScheduledExecution(TaskInstanceId.of(TASK, ONLY))
                        .filter(waiting -> !waiting.isPicked())
                        .ifPresent(waiting -> client.reschedule(waiting.getTaskInstance(), clock.now()));
                changed = true;
            } catch (TaskInstanceCurrentlyExecutingException e) {
                Log.debugf("reconciliation began meanwhile: %s", e.getMessage());
            }
        }
    }
}

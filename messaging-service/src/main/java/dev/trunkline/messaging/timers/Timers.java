package dev.trunkline.messaging.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One scheduler for the timers of all features: they share a table, and each must know every task in it. */
@ApplicationScoped
public class Timers {

    /** After this and four missed heartbeats a crashed instance's timers are carried out by another. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final List<DurableTimer> timers;
    private final Scheduler scheduler;

    Timers(AgroalDataSource dataSource, @All List<DurableTimer> timers) {
        this.timers = timers;
        var tasks = new ArrayList<Task<?>>();
        timers.forEach(timer -> tasks.add(timer.task()));
        this.scheduler = Scheduler.create(dataSource, tasks)
                .threads(timers.stream().mapToInt(DurableTimer::parallel).sum())
                .pollingInterval(timers.stream()
                        .map(DurableTimer::pollingInterval)
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    void start(@Observes StartupEvent event) {
        timers.forEach(DurableTimer::started);
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.stop();
    }

    /** Has the database asked at once for what is due; for whoever has just scheduled something. */
    public void look() {
        scheduler.triggerCheckForDueExecutions();
    }
}

package dev.trunkline.messaging.reconciliation.scheduler;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WakingTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void leavesASweepAloneThatBeginsWhileItIsWoken() {
        // When
        ScheduledReconciliation.hasten(pickedAfterTheFirstLook(), Instant::now);
        // Then
        assertThat(calls).containsExactly("getScheduledExecution", "reschedule", "getScheduledExecution");
    }

    private SchedulerClient pickedAfterTheFirstLook() {
        return (SchedulerClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SchedulerClient.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("reschedule")) {
                        throw new TaskInstanceCurrentlyExecutingException("reconciliation", "sweep");
                    }
                    return Optional.of(execution(calls.size() > 1));
                });
    }

    private static ScheduledExecution<Object> execution(boolean picked) {
        var waiting = new Execution(Instant.EPOCH, new TaskInstance<>("reconciliation", "sweep"));
        return new ScheduledExecution<>(
                Object.class, picked ? waiting.updateToPicked("other", Instant.EPOCH) : waiting);
    }
}

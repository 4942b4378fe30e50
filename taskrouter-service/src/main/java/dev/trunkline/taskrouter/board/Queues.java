package dev.trunkline.taskrouter.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long tasks wait in each queue, from the tasks that are not over. */
public final class Queues {

    private static final String NONE = "";

    private Queues() {}

    /**
     * @param sid {@code WQ...}; null for tasks that no event has put into a queue
     * @param waiting tasks without a worker
     * @param offered tasks that a worker is asked to take
     * @param assigned tasks that a worker has, wrapping up included
     * @param oldestWaitingSince null where nothing waits
     * @param longestWaitSeconds of what waits now
     * @param averageWaitSeconds of what waits now
     * @param sla {@code ok}, {@code warning} or {@code breached}, after the longest wait
     */
    public record QueueView(
            @Nullable String sid,
            @Nullable String name,
            String account,
            int waiting,
            int offered,
            int assigned,
            @Nullable Instant oldestWaitingSince,
            long longestWaitSeconds,
            long averageWaitSeconds,
            String sla) {}

    /**
     * @param warning wait from which on a queue needs a look
     * @param breach wait that is too long
     */
    public record Limits(Duration warning, Duration breach) {

        String judge(Duration wait) {
            return wait.compareTo(breach) >= 0 ? "breached" : wait.compareTo(warning) >= 0 ? "warning" : "ok";
        }
    }

    /** By account and name. */
    public static List<QueueView> of(List<Task> open, Instant now, Limits limits, AccountNames accounts) {
        var queues = new TreeMap<String, List<Task>>();
        open.forEach(task -> queues.computeIfAbsent(
                        accounts.of(task.account()) + "\n"
                                + Objects.requireNonNullElse(task.queueName(), NONE) + "\n"
                                + Objects.requireNonNullElse(task.queueSid(), NONE),
                        key -> new ArrayList<>())
                .add(task));
        return queues.values().stream()
                .map(tasks -> view(tasks, now, limits, accounts))
                .toList();
    }

    private static QueueView view(List<Task> tasks, Instant now, Limits limits, AccountNames accounts) {
        var waits = tasks.stream()
                .filter(task -> isWaiting(task) || isOffered(task))
                .map(Queues::waitingSince)
                .toList();
        var oldest = waits.stream().min(Instant::compareTo);
        var longest = oldest.map(since -> between(since, now)).orElse(Duration.ZERO);
        var average = waits.stream()
                .mapToLong(since -> between(since, now).toSeconds())
                .average()
                .orElse(0);
        var any = tasks.getFirst();
        return new QueueView(
                any.queueSid(),
                any.queueName(),
                accounts.of(any.account()),
                (int) tasks.stream().filter(Queues::isWaiting).count(),
                (int) tasks.stream().filter(Queues::isOffered).count(),
                (int) tasks.stream()
                        .filter(task -> !isWaiting(task) && !isOffered(task))
                        .count(),
                oldest.orElse(null),
                longest.toSeconds(),
                Math.round(average),
                limits.judge(longest));
    }

    private static Duration between(Instant since, Instant now) {
        var wait = Duration.between(since, now);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Instant waitingSince(Task task) {
        return Optional.ofNullable(task.queuedAt()).orElse(task.createdAt());
    }

    private static boolean isWaiting(Task task) {
        return task.status().equals("pending");
    }

    private static boolean isOffered(Task task) {
        return task.status().equals("reserved");
    }
}

package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.update.TaskView;
import dev.trunkline.contracts.update.WorkerView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people see of the board. */
@ApplicationScoped
public class Views {

    private final BoardStore store;
    private final AccountNames accounts;

    public Views(BoardStore store, AccountNames accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    public TaskView of(Task task) {
        return of(task, store.reservationsOf(task.sid()));
    }

    /** Tasks that are not over, oldest first. */
    public List<TaskView> open(int limit) {
        var reservations = store.openReservations().stream().collect(Collectors.groupingBy(Reservation::taskSid));
        return store.openTasks(null, limit).stream()
                .map(task -> of(task, reservations.getOrDefault(task.sid(), List.of())))
                .toList();
    }

    private TaskView of(Task task, List<Reservation> reservations) {
        return new TaskView(
                task.sid(),
                accounts.of(task.account()),
                task.workspaceSid(),
                task.status(),
                task.priority(),
                task.channel(),
                task.attributes(),
                task.workflowName(),
                task.queueSid(),
                task.queueName(),
                task.reason(),
                task.createdAt(),
                task.queuedAt(),
                task.assignedAt(),
                task.changedAt(),
                reservations.stream()
                        .sorted(Comparator.comparing(Reservation::createdAt).thenComparing(Reservation::sid))
                        .map(Views::of)
                        .toList());
    }

    private static TaskView.ReservationView of(Reservation reservation) {
        return new TaskView.ReservationView(
                reservation.sid(),
                reservation.workerSid(),
                reservation.workerName(),
                reservation.status(),
                reservation.createdAt(),
                reservation.changedAt(),
                reservation.until());
    }

    public WorkerView of(Worker worker) {
        var activity = worker.activitySid();
        return of(
                worker,
                activity == null
                        ? null
                        : store.activity(activity).map(Activity::available).orElse(null));
    }

    /** The same of many, with all activities asked for at once. */
    public List<WorkerView> of(List<Worker> workers) {
        var available = store.activities().stream().collect(Collectors.toMap(Activity::sid, Activity::available));
        return workers.stream()
                .map(worker -> of(worker, available.get(Objects.requireNonNullElse(worker.activitySid(), ""))))
                .toList();
    }

    private WorkerView of(Worker worker, @Nullable Boolean available) {
        return new WorkerView(
                worker.sid(),
                accounts.of(worker.account()),
                worker.workspaceSid(),
                worker.name(),
                worker.activitySid(),
                worker.activityName(),
                available,
                worker.attributes(),
                worker.since(),
                worker.changedAt(),
                worker.deleted());
    }
}

package dev.trunkline.taskrouter.reconciliation.twilio;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.taskrouter.account.Progress;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.taskrouter.board.Activity;
import dev.trunkline.taskrouter.reconciliation.EventList;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.sending.Background;
import dev.trunkline.twilio.taskrouter.ListedEvent;
import dev.trunkline.twilio.taskrouter.ListedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code /v1/Workspaces/{WorkspaceSid}/Events}, {@code /Workers}, {@code /Tasks} and {@code /Activities}, as background calls. */
@ApplicationScoped
class TwilioEventList implements EventList {

    private static final long PAGE = 100;
    private static final Set<Task.Status> OVER = Set.of(Task.Status.CANCELED, Task.Status.COMPLETED);

    private final TwilioClients clients;
    private final ListedEvents events;

    TwilioEventList(TwilioClients clients) {
        this.clients = clients;
        this.events = new ListedEvents(clients);
    }

    @Override
    public List<ListedEvent> list(Place place, Instant from, Instant to, TraceContext trace) {
        return TraceScope.run(trace, () -> events.list(place.accountSid(), place.sid(), Optional.empty(), from, to));
    }

    @Override
    public void present(Place place, TraceContext trace, Consumer<ListedEvent> each) {
        var unused = TraceScope.run(
                trace,
                () -> Background.run(() -> {
                    var client = clients.forAccount(place.accountSid());
                    var workers = new Progress("workers", place);
                    for (var worker :
                            Worker.reader(place.sid()).pageSize((int) PAGE).read(client)) {
                        each.accept(present(worker));
                        workers.one();
                    }
                    var tasks = new Progress("tasks", place);
                    for (var task :
                            Task.reader(place.sid()).pageSize((int) PAGE).read(client)) {
                        if (!OVER.contains(task.getAssignmentStatus())) {
                            each.accept(present(task));
                        }
                        tasks.one();
                    }
                    return true;
                }));
    }

    private static ListedEvent present(Worker worker) {
        var data = new LinkedHashMap<String, String>();
        data.put("WorkerSid", worker.getSid());
        data.put("WorkerName", worker.getFriendlyName());
        put(data, "WorkerAttributes", worker.getAttributes());
        put(data, "WorkerActivitySid", worker.getActivitySid());
        put(data, "WorkerActivityName", worker.getActivityName());
        var at = Optional.ofNullable(worker.getDateStatusChanged()).orElse(worker.getDateUpdated());
        return new ListedEvent(
                "listed-" + worker.getSid(),
                "worker.attributes.update",
                "worker",
                worker.getSid(),
                at.toInstant(),
                data);
    }

    private static ListedEvent present(Task task) {
        var data = new LinkedHashMap<String, String>();
        data.put("TaskSid", task.getSid());
        put(data, "TaskAttributes", task.getAttributes());
        put(data, "TaskAssignmentStatus", String.valueOf(task.getAssignmentStatus()));
        put(data, "TaskPriority", String.valueOf(task.getPriority()));
        put(data, "TaskChannelUniqueName", task.getTaskChannelUniqueName());
        put(data, "WorkflowSid", task.getWorkflowSid());
        put(data, "WorkflowName", task.getWorkflowFriendlyName());
        put(data, "TaskQueueSid", task.getTaskQueueSid());
        put(data, "TaskQueueName", task.getTaskQueueFriendlyName());
        return new ListedEvent(
                "listed-" + task.getSid(),
                "task.updated",
                "task",
                task.getSid(),
                task.getDateUpdated().toInstant(),
                data);
    }

    private static void put(Map<String, String> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    @Override
    public List<Activity> activities(Place place, TraceContext trace) {
        return TraceScope.run(
                trace,
                () -> Background.run(() -> {
                    var found = new ArrayList<Activity>();
                    for (var activity : com.twilio.rest.taskrouter.v1.workspace.Activity.reader(place.sid())
                            .read(clients.forAccount(place.accountSid()))) {
                        found.add(new Activity(
                                activity.getSid(),
                                place.accountSid(),
                                place.sid(),
                                activity.getFriendlyName(),
                                Boolean.TRUE.equals(activity.getAvailable())));
                    }
                    return found;
                }));
    }
}

package dev.trunkline.simulator.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The life of tasks and reservations, and what follows from one for the other. Tells of every change. */
public final class Routing {

    private final ResourceStore store;
    private final Resources resources;
    private final WorkspaceEvents events;
    private final AssignmentCallbacks callbacks;
    private final Matching matching;
    private final Lapses lapses;
    private volatile boolean automatic;

    public Routing(ResourceStore store, Resources resources, WebhookSender webhooks) {
        this.store = store;
        this.resources = resources;
        events = new WorkspaceEvents(store, resources, webhooks);
        callbacks = new AssignmentCallbacks(store, webhooks, this);
        matching = new Matching(store);
        lapses = new Lapses(store, events, this);
    }

    public WorkspaceEvents events() {
        return events;
    }

    /** Whether tasks are offered to available workers by themselves. */
    public void automatic(boolean offerAll) {
        automatic = offerAll;
    }

    /**
     * Makes a task that nobody asked for by REST.
     *
     * @param forAnyone whether it may be offered to whoever is available
     */
    public Resource make(String account, String workspace, boolean forAnyone, Consumer<ObjectNode> fill) {
        var task = resources.make(Names.TASKS, account, Map.of("WorkspaceSid", workspace), fill);
        enqueue(task);
        if (forAnyone) {
            seek(task);
        }
        return store.current(task);
    }

    /** A task has come into being. */
    public void created(Resource task) {
        enqueue(task);
        seek(task);
    }

    private void enqueue(Resource task) {
        events.ofTask(task, "task.created");
        matching.queueOf(task).ifPresent(queue -> {
            store.change(
                    task,
                    json -> json.put("task_queue_sid", queue.sid())
                            .put("task_queue_friendly_name", queue.text("friendly_name"))
                            .put("task_queue_entered_date", Dates.iso(Instant.now())));
            events.ofTask(task, "task-queue.entered");
        });
    }

    private void seek(Resource task) {
        var current = store.current(task);
        if (automatic && current.text("assignment_status").equals("pending")) {
            matching.workerFor(current).ifPresent(worker -> offer(current, worker));
        }
    }

    /** A worker has become available, for everything that waits. */
    public void available(Resource worker) {
        if (automatic) {
            store.below(Names.TASKS, worker.accountSid(), scope(worker)).stream()
                    .filter(task -> task.text("assignment_status").equals("pending"))
                    .forEach(this::seek);
        }
    }

    /** Offers a task to a worker. @return the reservation */
    public Resource offer(Resource task, Resource worker) {
        var reservation = resources.make(
                Names.RESERVATIONS,
                task.accountSid(),
                Map.of(
                        "WorkspaceSid", task.parent("WorkspaceSid"),
                        "WorkerSid", worker.sid(),
                        "TaskSid", task.sid()),
                json -> json.put("worker_sid", worker.sid())
                        .put("worker_name", worker.text("friendly_name"))
                        .put("task_sid", task.sid())
                        .put("workspace_sid", task.parent("WorkspaceSid"))
                        .put("reservation_status", "pending"));
        status(task, "reserved");
        events.ofReservation(reservation, "reservation.created");
        callbacks.ask(reservation);
        lapses.await(reservation);
        return store.current(reservation);
    }

    /** A reservation becomes something else, and its task with it. */
    public Resource become(Resource reservation, String next) {
        var changed = store.change(reservation, json -> json.put("reservation_status", next));
        became(changed);
        return store.current(changed);
    }

    /** What follows from what a reservation has become. */
    public void became(Resource reservation) {
        var status = reservation.text("reservation_status");
        var task = store.find(Names.TASKS, reservation.accountSid(), scope(reservation), reservation.text("task_sid"));
        task.ifPresent(found -> status(found, taskStatus(status)));
        events.ofReservation(reservation, "reservation." + (status.equals("wrapping") ? "wrapup" : status));
        task.ifPresent(found -> {
            switch (status) {
                case "accepted" -> end(found, "pending", "rescinded");
                case "wrapping" -> events.ofTask(found, "task.wrapup");
                case "completed" -> events.ofTask(found, "task.completed");
                default -> seek(found);
            }
        });
    }

    private static String taskStatus(String reservationStatus) {
        return switch (reservationStatus) {
            case "accepted" -> "assigned";
            case "wrapping", "completed" -> reservationStatus;
            default -> "pending";
        };
    }

    /** What follows from a change of a task by REST. */
    public void moved(Resource before, Resource after) {
        var status = after.text("assignment_status");
        if (before.text("assignment_status").equals(status)) {
            events.ofTask(after, "task.updated");
            return;
        }
        switch (status) {
            case "canceled" -> end(after, "pending", "canceled");
            case "wrapping" -> end(after, "accepted", "wrapping");
            default -> {
                end(after, "accepted", "completed");
                end(after, "wrapping", "completed");
            }
        }
        events.ofTask(after, status.equals("wrapping") ? "task.wrapup" : "task." + status);
    }

    /** Reservations of a task that are in one state come into another; the task stays as it is. */
    private void end(Resource task, String from, String to) {
        reservations(task).stream()
                .filter(reservation -> reservation.text("reservation_status").equals(from))
                .forEach(reservation -> {
                    store.change(reservation, json -> json.put("reservation_status", to));
                    events.ofReservation(reservation, "reservation." + (to.equals("wrapping") ? "wrapup" : to));
                });
    }

    /** Nobody has answered a reservation in time: the worker counts as away, and somebody else is asked. */
    public void timeOut(Resource reservation) {
        lapses.sendAway(reservation);
        var unused = become(reservation, "timeout");
    }

    /** A worker's reservations that wait for an answer are turned down. */
    public void rejectPending(Resource worker) {
        store.below(Names.RESERVATIONS, worker.accountSid(), scope(worker)).stream()
                .filter(reservation -> reservation.text("worker_sid").equals(worker.sid())
                        && reservation.text("reservation_status").equals("pending"))
                .forEach(reservation -> become(reservation, "rejected"));
    }

    private List<Resource> reservations(Resource task) {
        return store.below(Names.RESERVATIONS, task.accountSid(), scope(task)).stream()
                .filter(reservation -> reservation.text("task_sid").equals(task.sid()))
                .toList();
    }

    private void status(Resource task, String status) {
        store.change(task, json -> json.put("assignment_status", status));
    }

    private static Map<String, String> scope(Resource resource) {
        return Map.of("WorkspaceSid", resource.parent("WorkspaceSid"));
    }
}

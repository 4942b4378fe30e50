package dev.trunkline.simulator.routing;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Dates;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reservations that nobody answers: after the workflow's {@code TaskReservationTimeout} they are over. */
final class Lapses {

    private final ResourceStore store;
    private final WorkspaceEvents events;
    private final Routing routing;

    Lapses(ResourceStore store, WorkspaceEvents events, Routing routing) {
        this.store = store;
        this.events = events;
        this.routing = routing;
    }

    /** Without a limit at the workflow it waits for ever. */
    void await(Resource reservation) {
        var scope = scope(reservation);
        store.find(Names.TASKS, reservation.accountSid(), scope, reservation.text("task_sid"))
                .flatMap(task -> store.find(Names.WORKFLOWS, task.accountSid(), scope, task.text("workflow_sid")))
                .map(workflow -> workflow.field("task_reservation_timeout").asLong())
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> {
                    var later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
                    var unused = CompletableFuture.runAsync(() -> lapse(reservation), later);
                });
    }

    private void lapse(Resource reservation) {
        store.find(Names.RESERVATIONS, reservation.accountSid(), scope(reservation), reservation.sid())
                .filter(current -> current.text("reservation_status").equals("pending"))
                .ifPresent(routing::timeOut);
    }

    /** The worker who did not answer gets the workspace's timeout activity, where it has one. */
    void sendAway(Resource reservation) {
        var scope = scope(reservation);
        var account = reservation.accountSid();
        store.find(Names.WORKSPACES, account, Map.of(), reservation.parent("WorkspaceSid"))
                .flatMap(found -> store.find(Names.ACTIVITIES, account, scope, found.text("timeout_activity_sid")))
                .ifPresent(away -> store.find(Names.WORKERS, account, scope, reservation.text("worker_sid"))
                        .filter(worker -> !worker.text("activity_sid").equals(away.sid()))
                        .ifPresent(worker -> sendAway(worker, away)));
    }

    private void sendAway(Resource worker, Resource away) {
        var gone = store.change(
                worker,
                json -> json.put("activity_sid", away.sid())
                        .put("activity_name", away.text("friendly_name"))
                        .put("available", away.field("available").asBoolean())
                        .put("date_status_changed", Dates.iso(Instant.now())));
        events.ofWorker(
                gone,
                "worker.activity.update",
                Map.of(
                        "WorkerPreviousActivitySid", worker.text("activity_sid"),
                        "WorkerPreviousActivityName", worker.text("activity_name")));
    }

    private static Map<String, String> scope(Resource reservation) {
        return Map.of("WorkspaceSid", reservation.parent("WorkspaceSid"));
    }
}

package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.twilio.ReservationEvent;
import dev.trunkline.contracts.twilio.ReservationEvent.AssignmentRequested;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationAccepted;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationCanceled;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationCompleted;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationCreated;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationFailed;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationRejected;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationRescinded;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationTimedOut;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationWrapUp;
import dev.trunkline.contracts.twilio.TaskEvent;
import dev.trunkline.contracts.twilio.TaskEvent.TaskDeleted;
import dev.trunkline.contracts.twilio.TaskEvent.TaskRouted;
import dev.trunkline.contracts.twilio.TaskRouterEvent;
import dev.trunkline.contracts.twilio.TaskRouterEvent.WorkspaceChanged;
import dev.trunkline.contracts.twilio.WorkerEvent;
import dev.trunkline.contracts.twilio.WorkerEvent.WorkerActivityUpdated;
import dev.trunkline.contracts.twilio.WorkerEvent.WorkerDeleted;
import dev.trunkline.contracts.update.Update;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Keeps the board. Events may come late, twice and in any order: of two about the same task or worker the one with the
 * greater version counts, then the later one; a reservation's further state counts; an end is never taken back. An event that
 * changes nothing is not told on. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Board {

    private final BoardStore store;
    private final BoardUpdates updates;
    private final Views views;
    private final AnswerLimits limits;
    private final List<BoardListener> listeners;

    public Board(
            BoardStore store,
            BoardUpdates updates,
            Views views,
            AnswerLimits limits,
            @All List<BoardListener> listeners) {
        this.store = store;
        this.updates = updates;
        this.views = views;
        this.limits = limits;
        this.listeners = listeners;
    }

    public void apply(TaskRouterEvent event, CloudEvent cause) {
        switch (event) {
            case ReservationEvent reservation -> reservation(reservation, cause);
            case TaskEvent task -> task(task, cause);
            case WorkerEvent worker -> worker(worker, cause);
            case WorkspaceChanged changed -> workspace(changed);
        }
    }

    private void task(TaskEvent event, CloudEvent cause) {
        var account = event.received().accountSid();
        var told = Task.of(account, event.task(), event.occurrence());
        told = switch (event) {
            case TaskDeleted deleted -> told.gone();
            case TaskRouted(var received, var occurrence, var task, var step)
            when step.equals("task-queue.entered") -> told.queued(occurrence.at());
            default -> told;
        };
        keep(told, cause);
    }

    private void keep(Task told, CloudEvent cause) {
        var merged = store.task(told, known -> known.heard(told));
        if (merged.changed()) {
            updates.tell(new Update.TaskChanged(views.of(merged.after())), told.account(), cause);
        }
    }

    private void reservation(ReservationEvent event, CloudEvent cause) {
        var account = event.received().accountSid();
        var status = status(event);
        var heardOf = Task.of(account, event.reservation().task(), event.occurrence());
        var told = status.equals(Reservation.ACCEPTED)
                ? heardOf.assigned(event.occurrence().at())
                : heardOf;
        var offer = Reservation.of(event, status);
        var offered = limits.until(offer, told).map(offer::answeredUntil).orElse(offer);
        var task = store.task(told, known -> known.heard(told));
        var reservation = store.reservation(offered, known -> known.heard(offered));
        if (task.changed() || reservation.changed()) {
            updates.tell(new Update.TaskChanged(views.of(task.after())), account, cause);
        }
        if (reservation
                .before()
                .map(before -> !before.status().equals(reservation.after().status()))
                .orElse(true)) {
            listeners.forEach(listener -> listener.reservationChanged(task.after(), reservation.after(), cause));
        }
        var worker = event.reservation().worker();
        if (worker != null) {
            keep(Worker.of(account, worker, event.occurrence()), cause);
        }
    }

    /** A reservation that we have brought into another state ourselves; its event comes later and changes nothing. */
    public void moved(String reservationSid, String status, CloudEvent cause) {
        store.reservation(reservationSid).map(known -> known.moved(status)).ifPresent(told -> {
            var merged = store.reservation(told, known -> known.heard(told));
            store.task(told.taskSid()).filter(task -> merged.changed()).ifPresent(task -> {
                updates.tell(new Update.TaskChanged(views.of(task)), told.account(), cause);
                listeners.forEach(listener -> listener.reservationChanged(task, merged.after(), cause));
            });
        });
    }

    private static String status(ReservationEvent event) {
        return switch (event) {
            case ReservationCreated created -> Reservation.PENDING;
            case AssignmentRequested asked -> Reservation.PENDING;
            case ReservationAccepted accepted -> Reservation.ACCEPTED;
            case ReservationRejected rejected -> "rejected";
            case ReservationTimedOut late -> "timeout";
            case ReservationCanceled canceled -> "canceled";
            case ReservationRescinded rescinded -> "rescinded";
            case ReservationWrapUp wrapping -> "wrapping";
            case ReservationCompleted completed -> "completed";
            case ReservationFailed failed -> "failed";
        };
    }

    private void worker(WorkerEvent event, CloudEvent cause) {
        var told = Worker.of(event.received().accountSid(), event.worker(), event.occurrence());
        keep(event instanceof WorkerDeleted ? told.gone() : told, cause);
        if (event instanceof WorkerActivityUpdated) {
            listeners.forEach(listener -> listener.activityChanged(told, cause));
        }
    }

    private void keep(Worker told, CloudEvent cause) {
        var merged = store.worker(told, known -> known.heard(told));
        if (merged.changed()) {
            updates.tell(new Update.WorkerChanged(views.of(merged.after())), told.account(), cause);
        }
    }

    private void workspace(WorkspaceChanged event) {
        var raw = event.received().raw();
        if (event.resourceType().equals("activity")) {
            raw.get("ActivitySid")
                    .ifPresent(sid -> store.activity(new Activity(
                            sid,
                            event.received().accountSid(),
                            event.occurrence().workspaceSid(),
                            raw.get("ActivityName").orElse(sid),
                            raw.get("ActivityAvailable").map("true"::equals).orElse(false))));
        }
    }
}

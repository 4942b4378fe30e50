package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.twilio.ReservationEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task's offer to a worker. Its states only go one way, so the order of events does not matter: the further state wins.
 *
 * @param account {@code AC...}
 * @param until when an offer that nobody answers is given back; null where it never is
 */
public record Reservation(
        String sid,
        String account,
        String workspaceSid,
        String taskSid,
        @Nullable String workerSid,
        @Nullable String workerName,
        String status,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant until) {

    public static final String PENDING = "pending";
    public static final String ACCEPTED = "accepted";

    private static final List<String> ORDER = List.of(
            PENDING, "failed", "timeout", "rejected", "canceled", "rescinded", ACCEPTED, "wrapping", "completed");

    public boolean isPending() {
        return status.equals(PENDING);
    }

    static Reservation of(ReservationEvent event, String status) {
        var told = event.reservation();
        var worker = told.worker();
        return new Reservation(
                told.sid(),
                event.received().accountSid(),
                event.occurrence().workspaceSid(),
                told.task().sid(),
                worker == null ? null : worker.sid(),
                worker == null ? null : worker.name(),
                status,
                event.occurrence().at(),
                event.occurrence().at(),
                null);
    }

    Reservation heard(Reservation told) {
        var further = ORDER.indexOf(told.status) > ORDER.indexOf(status);
        var latest = further ? told : this;
        return new Reservation(
                sid,
                account,
                workspaceSid,
                taskSid,
                workerSid == null ? told.workerSid : workerSid,
                workerName == null ? told.workerName : workerName,
                latest.status,
                createdAt.isBefore(told.createdAt) ? createdAt : told.createdAt,
                latest.changedAt,
                latest.isPending() ? (until == null ? told.until : until) : null);
    }

    Reservation moved(String next) {
        return new Reservation(
                sid, account, workspaceSid, taskSid, workerSid, workerName, next, createdAt, changedAt, null);
    }

    Reservation answeredUntil(@Nullable Instant limit) {
        return new Reservation(
                sid, account, workspaceSid, taskSid, workerSid, workerName, status, createdAt, changedAt, limit);
    }
}

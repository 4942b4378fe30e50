package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/** A task is offered to a worker, and what becomes of the offer. */
public sealed interface ReservationEvent extends TaskRouterEvent {

    Reservation reservation();

    /**
     * @param sid {@code WR...}
     * @param worker null for a reservation that failed
     */
    record Reservation(String sid, Task task, @Nullable Worker worker) {}

    record ReservationCreated(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationAccepted(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationRejected(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationTimedOut(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationCanceled(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationRescinded(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationWrapUp(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationCompleted(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    record ReservationFailed(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}

    /** Twilio waits for an instruction: accept, reject, dequeue, conference, call, redirect. */
    record AssignmentRequested(Received received, Occurrence occurrence, Reservation reservation)
            implements ReservationEvent {}
}

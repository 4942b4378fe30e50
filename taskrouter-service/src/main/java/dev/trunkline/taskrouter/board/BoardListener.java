package dev.trunkline.taskrouter.board;

import dev.trunkline.contracts.event.CloudEvent;

/** Another feature that acts on what the board hears, in the same transaction; it must not call the outside. */
public interface BoardListener {

    /** A reservation has become something else, or has appeared. Told once of each state. */
    default void reservationChanged(Task task, Reservation reservation, CloudEvent cause) {}

    /**
     * A worker came into another activity. Told of each event once, in whatever order they come.
     *
     * @param worker as the event tells
     */
    default void activityChanged(Worker worker, CloudEvent cause) {}
}

package dev.trunkline.messaging.inbox;

/** A feature that acts on customers' messages. */
public interface ArrivalListener {

    int FIRST = 0;
    int LATER = 10;

    /** Lower ones are told before higher ones. */
    int order();

    /** Told of each message once, in the transaction that keeps it, with its conversation locked. */
    void arrived(Arrival arrival);
}

package dev.trunkline.messaging.inbox;

/** Tells whom it concerns that a customer wrote. */
@FunctionalInterface
public interface Arrivals {
    void arrived(Arrival arrival);
}

package dev.trunkline.taskrouter.people;

/** Tells workers that somebody waits for them, in the running transaction. */
@FunctionalInterface
public interface Nudges {

    /** @param name of the worker */
    void send(String name);
}

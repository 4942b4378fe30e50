package dev.trunkline.taskrouter.people;

import dev.trunkline.contracts.event.TraceContext;

/** Where wishes for activities wait for their turn, behind what else happens to the worker. */
@FunctionalInterface
public interface Wishes {

    /** Joins the running transaction. */
    void append(ActivityWish wish, TraceContext trace);
}

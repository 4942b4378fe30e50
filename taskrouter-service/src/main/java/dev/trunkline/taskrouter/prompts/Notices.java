package dev.trunkline.taskrouter.prompts;

import dev.trunkline.contracts.event.TraceContext;

/** Where notices wait for their turn, one agent's after the other. */
@FunctionalInterface
public interface Notices {

    /**
     * Joins the running transaction.
     *
     * @param id of the notice; a repeated one is skipped
     */
    void append(String id, Notice notice, TraceContext trace);
}

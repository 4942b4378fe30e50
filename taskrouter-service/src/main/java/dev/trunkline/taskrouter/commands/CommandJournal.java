package dev.trunkline.taskrouter.commands;

import dev.trunkline.contracts.event.TraceContext;

/** Where commands wait for their turn, behind what else happens to the task. */
@FunctionalInterface
public interface CommandJournal {

    /** Joins the running transaction; a command whose id is known is skipped. */
    void append(AgentCommand command, TraceContext trace);
}

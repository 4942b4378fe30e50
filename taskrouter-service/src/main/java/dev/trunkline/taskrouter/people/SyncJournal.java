package dev.trunkline.taskrouter.people;

import dev.trunkline.contracts.event.CloudEvent;

/** Where synchronisations wait for their turn, one person after the other. */
@FunctionalInterface
public interface SyncJournal {

    /** Joins the running transaction. */
    void append(Choice choice, CloudEvent cause);
}

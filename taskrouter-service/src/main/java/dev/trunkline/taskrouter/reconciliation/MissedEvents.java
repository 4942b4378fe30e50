package dev.trunkline.taskrouter.reconciliation;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.twilio.taskrouter.ListedEvent;

/** The intake for what no webhook told. Blocks on the database. */
@FunctionalInterface
public interface MissedEvents {

    /** Appends an event as its webhook would have been. @return false where it is known already */
    boolean append(Place place, ListedEvent event, TraceContext trace);
}

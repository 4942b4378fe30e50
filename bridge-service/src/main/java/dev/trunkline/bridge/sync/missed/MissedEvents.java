package dev.trunkline.bridge.sync.missed;

import dev.trunkline.contracts.event.CloudEvent;

/** The intake for what no webhook told. Blocks on the database. */
public interface MissedEvents {

    /** Whether the webhook of an event came, or a sweep has appended it. */
    boolean isKnown(String eventId);

    /** Appends an event to the lane that its webhook would have come to. @return false where it is known already */
    boolean append(CloudEvent event);
}

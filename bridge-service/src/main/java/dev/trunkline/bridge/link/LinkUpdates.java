package dev.trunkline.bridge.link;

import dev.trunkline.contracts.event.CloudEvent;

/** Tells browsers. */
public interface LinkUpdates {
    /** Within the transaction of the change. */
    void changed(Link link, CloudEvent cause);
}

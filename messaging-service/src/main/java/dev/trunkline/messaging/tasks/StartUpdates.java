package dev.trunkline.messaging.tasks;

import dev.trunkline.messaging.inbox.Cause;

/** Tells browsers what changed, in the transaction that changes it. */
public interface StartUpdates {
    void changed(Start start, Cause cause);
}

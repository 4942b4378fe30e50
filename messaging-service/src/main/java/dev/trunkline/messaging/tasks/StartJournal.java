package dev.trunkline.messaging.tasks;

import dev.trunkline.messaging.inbox.Cause;
import java.time.Instant;
import java.util.UUID;

/** Keeps the command with the transaction at hand; it is carried out after it. A known command is not kept again. */
public interface StartJournal {
    void append(UUID startId, Wish wish, Cause cause, Instant at);
}

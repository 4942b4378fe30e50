package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import java.time.Instant;
import java.util.UUID;

/** Keeps the command to erase with the transaction at hand; it is carried out after it. */
@FunctionalInterface
public interface ErasureJournal {
    /** @param attempt 1 for the first command, and more for those that are given once more */
    void append(UUID erasureId, int attempt, Cause cause, Instant at);
}

package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import java.time.Instant;
import java.util.UUID;

/** Keeps the command to erase with the transaction at hand; it is carried out after it. */
@FunctionalInterface
public interface ErasureJournal {
    void append(UUID erasureId, Cause cause, Instant at);
}

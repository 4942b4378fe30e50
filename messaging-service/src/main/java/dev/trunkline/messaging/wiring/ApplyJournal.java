package dev.trunkline.messaging.wiring;

import dev.trunkline.messaging.inbox.Cause;
import java.time.Instant;
import java.util.UUID;

/** Has settings mended as a journal entry, one after the other whatever instance asks. */
public interface ApplyJournal {

    /** In the caller's transaction. */
    void append(UUID applyId, Cause cause, Instant at);
}

package dev.trunkline.wiring;

import dev.trunkline.contracts.event.TraceContext;
import java.time.Instant;
import java.util.UUID;

/** Has settings mended as a journal entry, one after the other whatever instance asks. */
public interface ApplyJournal {

    /** In the caller's transaction. */
    void append(UUID applyId, TraceContext trace, Instant at);
}

package dev.trunkline.bridge.cleanup;

import dev.trunkline.bridge.link.Pair;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.operations.Justification;
import org.jspecify.annotations.Nullable;

/** What people ask to be cleaned up. */
public interface CleanUps {

    /**
     * @param session {@code KC…}; null for all of the pair's Proxy service
     * @param by who asks and why, for the audit log
     * @return id of the journal's event
     */
    String ask(Pair pair, @Nullable String session, Justification by, TraceContext trace);
}

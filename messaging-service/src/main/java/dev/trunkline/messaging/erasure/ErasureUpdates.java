package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import java.util.UUID;

/** Has browsers forget conversations, in the transaction that erases them. */
@FunctionalInterface
public interface ErasureUpdates {
    void erased(UUID conversationId, Cause cause);
}

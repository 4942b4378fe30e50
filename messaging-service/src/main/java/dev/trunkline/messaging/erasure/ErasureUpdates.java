package dev.trunkline.messaging.erasure;

import dev.trunkline.messaging.inbox.Cause;
import java.util.UUID;

/** What browsers are told, in the transaction at hand. */
public interface ErasureUpdates {

    /** They forget a conversation, in the transaction that erases it. */
    void erased(UUID conversationId, Cause cause);

    /** A receipt says something new. */
    void changed(Erasure erasure, Cause cause);
}

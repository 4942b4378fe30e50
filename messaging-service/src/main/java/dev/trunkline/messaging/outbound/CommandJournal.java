package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Conversation;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps the command to send with the transaction at hand; it is carried out after it, in the conversation's order. A
 * command that is known already is not kept again.
 */
public interface CommandJournal {
    void append(Conversation conversation, UUID messageId, Cause cause, Instant at);
}

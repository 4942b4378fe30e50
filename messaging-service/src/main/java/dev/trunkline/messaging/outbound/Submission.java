package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.Message;
import java.util.UUID;

/** What became of the wish to send. */
public sealed interface Submission {

    /** The message is kept and will be sent. */
    record Queued(Message message) implements Submission {}

    /** The same wish came before. */
    record Repeated(Message message) implements Submission {}

    /** The idempotency key belongs to a message with another content. */
    record KeyReused(Message message) implements Submission {}

    /** The same wish came before, and somebody has deleted its message since. */
    record Deleted(UUID messageId) implements Submission {}

    /** Nothing was kept: it may not be sent. */
    record Refused(Refusal refusal) implements Submission {}

    record UnknownConversation() implements Submission {}
}

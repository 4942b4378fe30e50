package dev.trunkline.messaging.inbox;

/**
 * A customer's message that was not known before.
 *
 * @param conversation as it stands with the message
 * @param received as the webhook told it
 */
public record Arrival(Conversation conversation, Message message, ReceivedMessage received, Cause cause) {

    /** False for a message that was recovered later and stands before others. */
    public boolean isLast() {
        return message.seq() == conversation.lastSeq();
    }
}

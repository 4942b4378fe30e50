package dev.trunkline.messaging.inbox;

/** Tells browsers what changed, in the transaction that changes it. */
public interface InboxUpdates {

    void messageAdded(Conversation conversation, Message message, Cause cause);

    void messageChanged(Conversation conversation, Message message, Cause cause);

    void conversationChanged(Conversation conversation, Cause cause);
}

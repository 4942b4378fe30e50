package dev.trunkline.messaging.inbox;

/** Whether customers have an answer: a message that failed is none. Runs in the caller's transaction. */
public final class Answers {

    private final Conversations conversations;
    private final Messages messages;

    public Answers(Conversations conversations, Messages messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    /** The locked conversation after a change of one of its messages; the customer waits again where the answer failed. */
    public Conversation after(Message changed, Conversation conversation) {
        if (!changed.status().isFailure()
                || conversation.desk().needsReply()
                || conversation.status() != Conversation.Status.OPEN
                || !messages.isUnanswered(conversation.id())) {
            return conversation;
        }
        var waiting = conversation.with(conversation.desk().needingReply(true));
        conversations.update(waiting);
        return waiting;
    }
}

package dev.trunkline.messaging.inbox;

import io.quarkus.logging.Log;

/** Whether a customer asked for no more messages from one of our senders. */
public final class OptOutState {

    /** Twilio's code for a message to somebody who has opted out. */
    public static final int CODE = 21610;

    private final Conversations conversations;
    private final InboxUpdates updates;

    public OptOutState(Conversations conversations, InboxUpdates updates) {
        this.conversations = conversations;
        this.updates = updates;
    }

    /**
     * @param conversation as it stands, locked
     * @return as it stands now
     */
    public Conversation set(Conversation conversation, boolean out, Cause cause) {
        if (conversation.desk().optedOut() == out) {
            return conversation;
        }
        var changed = conversation.with(conversation.desk().optedOut(out));
        conversations.update(changed);
        updates.conversationChanged(changed, cause);
        Log.infof("customer opted %s conversationId=%s", out ? "out" : "in", changed.id());
        return changed;
    }
}

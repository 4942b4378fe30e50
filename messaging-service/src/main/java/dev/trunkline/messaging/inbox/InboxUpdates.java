package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.contracts.update.Update;
import org.jspecify.annotations.Nullable;

/** Tells browsers what changed, in the transaction that changes it. */
public interface InboxUpdates {

    void messageAdded(Conversation conversation, Message message, Cause cause);

    void messageChanged(Conversation conversation, Message message, Cause cause);

    /** @param change what an agent did; null where nobody did */
    void conversationChanged(Conversation conversation, Update.@Nullable Change change, Cause cause);

    default void conversationChanged(Conversation conversation, Cause cause) {
        conversationChanged(conversation, null, cause);
    }

    void noteAdded(Conversation conversation, Note note, Cause cause);

    void presenceChanged(Conversation conversation, PresenceView presence, Cause cause);
}

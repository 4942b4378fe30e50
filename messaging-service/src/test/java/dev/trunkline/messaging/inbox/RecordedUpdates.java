package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.update.PresenceView;
import dev.trunkline.contracts.update.Update;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line per update: kind and what it shows. */
public final class RecordedUpdates implements InboxUpdates {
    public final List<String> lines = new ArrayList<>();

    @Override
    public void messageAdded(Conversation conversation, Message message, Cause cause) {
        lines.add("added " + message.sid() + " unread " + conversation.unread());
    }

    @Override
    public void messageChanged(Conversation conversation, Message message, Cause cause) {
        lines.add("changed " + message.sid() + " " + message.status().id());
    }

    @Override
    public void conversationChanged(Conversation conversation, Update.@Nullable Change change, Cause cause) {
        lines.add((change == null ? "changed" : change.what() + " by " + change.by()) + ", unread "
                + conversation.unread());
    }

    @Override
    public void noteAdded(Conversation conversation, Note note, Cause cause) {
        lines.add("note by " + note.author());
    }

    @Override
    public void presenceChanged(Conversation conversation, PresenceView presence, Cause cause) {
        lines.add(presence.agent() + " " + presence.state());
    }
}

package dev.trunkline.contracts.update;

/**
 * What browsers are told. Topic {@code trunkline.updates.<area>}, key {@link #key()}; the JSON of the record is the data.
 */
public sealed interface Update {

    /** CloudEvents {@code type}. Never changed once published. */
    String type();

    UpdateArea area();

    /** Whose order matters. */
    String key();

    /** A message appeared; it is its conversation's last one, so the conversation does not repeat it. */
    record MessageAdded(ConversationView conversation, MessageView message) implements Update {
        public MessageAdded {
            conversation = conversation.withoutLastMessage();
        }

        @Override
        public String type() {
            return "trunkline.message.added";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return conversation.id();
        }
    }

    /** A message's status or media changed. */
    record MessageChanged(ConversationView conversation, MessageView message) implements Update {
        @Override
        public String type() {
            return "trunkline.message.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return conversation.id();
        }
    }

    /** A conversation appeared, or its name, status or unread count changed. */
    record ConversationChanged(ConversationView conversation) implements Update {
        @Override
        public String type() {
            return "trunkline.conversation.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return conversation.id();
        }
    }
}

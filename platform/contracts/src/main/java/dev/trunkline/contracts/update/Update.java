package dev.trunkline.contracts.update;

import org.jspecify.annotations.Nullable;

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

    /**
     * A conversation appeared, or something of it changed that is not a message.
     *
     * @param change what an agent did; null where nobody did
     */
    record ConversationChanged(
            ConversationView conversation, @Nullable Change change) implements Update {
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

    /**
     * @param what {@code read}, {@code renamed}, {@code archived}, {@code reopened}, {@code deleted}, {@code
     *     claimed}, {@code released}, {@code assigned} or {@code labelled}
     * @param by the agent
     */
    record Change(String what, String by) {}

    /** Everything about a conversation was erased, its id included: whoever shows it forgets it. */
    record ConversationErased(String conversationId) implements Update {
        @Override
        public String type() {
            return "trunkline.conversation.erased";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return conversationId;
        }
    }

    /** An erasure of somebody's data went a step on; says nothing of who it is. */
    record ErasureChanged(String erasureId, String state) implements Update {
        @Override
        public String type() {
            return "trunkline.erasure.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return erasureId;
        }
    }

    /** An agent wrote a note about a conversation. */
    record NoteAdded(ConversationView conversation, NoteView note) implements Update {
        @Override
        public String type() {
            return "trunkline.note.added";
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

    /** An agent came to a conversation, writes in it, is still there, or left. */
    record PresenceChanged(PresenceView presence) implements Update {
        @Override
        public String type() {
            return "trunkline.conversation.presence";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return presence.conversationId();
        }
    }

    /** A message was scheduled, put off, sent, cancelled or refused. */
    record ScheduledMessageChanged(ScheduledMessageView scheduledMessage) implements Update {
        @Override
        public String type() {
            return "trunkline.scheduled-message.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.CONVERSATIONS;
        }

        @Override
        public String key() {
            return scheduledMessage.conversationId();
        }
    }

    /** What somebody wanted to start towards a customer went a step on: begun, late, done or failed. */
    record OutboundTaskChanged(OutboundTaskView outboundTask) implements Update {
        @Override
        public String type() {
            return "trunkline.outbound-task.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.TASKS;
        }

        @Override
        public String key() {
            return outboundTask.id();
        }
    }

    /** A task appeared on the board, or something of it or of its reservations changed. */
    record TaskChanged(TaskView task) implements Update {
        @Override
        public String type() {
            return "trunkline.task.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.TASKS;
        }

        @Override
        public String key() {
            return task.sid();
        }
    }

    /** A worker appeared, left, or came into another activity. */
    record WorkerChanged(WorkerView worker) implements Update {
        @Override
        public String type() {
            return "trunkline.worker.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.WORKERS;
        }

        @Override
        public String key() {
            return worker.sid();
        }
    }

    /** A link of two conversations appeared, or something of it changed: a message copied, late, closed. */
    record LinkChanged(LinkView link) implements Update {
        @Override
        public String type() {
            return "trunkline.link.changed";
        }

        @Override
        public UpdateArea area() {
            return UpdateArea.LINKS;
        }

        @Override
        public String key() {
            return link.id();
        }
    }
}

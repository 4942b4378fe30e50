package dev.trunkline.messaging.outbound.journal;

import java.util.UUID;

/** Data of the journal entry that sends a message. */
record SendMessageCommand(UUID messageId) {
    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.message.send";
}

package dev.trunkline.messaging.tasks.journal;

import java.util.UUID;

/** Data of the journal entry that fulfils a wish. */
record StartCommand(UUID startId) {
    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.outbound-task.start";
}

package dev.trunkline.wiring.journal;

import java.util.UUID;

/** Data of the journal entry that mends what is set at Twilio. */
record ApplyCommand(UUID applyId) {
    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.wiring.apply";
}

package dev.trunkline.messaging.erasure.journal;

import java.util.UUID;

/** Data of the journal entry that erases a person's data; says nothing of the person. */
record EraseCommand(UUID erasureId) {
    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.person.erase";
}

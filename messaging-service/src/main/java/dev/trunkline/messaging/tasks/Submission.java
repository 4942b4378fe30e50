package dev.trunkline.messaging.tasks;

import java.util.UUID;

/** What became of handing in a wish. */
public sealed interface Submission {

    /** It is kept, now or by an earlier request with the same key. */
    record Kept(UUID id) implements Submission {}

    /** The idempotency key belongs to another wish. */
    record KeyReused(UUID id) implements Submission {}
}

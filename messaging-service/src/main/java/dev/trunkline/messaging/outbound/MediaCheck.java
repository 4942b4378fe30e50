package dev.trunkline.messaging.outbound;

import java.util.Optional;
import java.util.UUID;

/** Looks at media before they are sent, as far as they are ours. Runs in the caller's transaction. */
public interface MediaCheck {

    /** Why media cannot be sent in a conversation; empty where nothing speaks against it. */
    Optional<Objection> object(UUID conversationId, String mediaUrl);

    /** @param tooLarge whether a smaller file would do */
    record Objection(boolean tooLarge, String reason) {}
}

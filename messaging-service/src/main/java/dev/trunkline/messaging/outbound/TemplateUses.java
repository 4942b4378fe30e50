package dev.trunkline.messaging.outbound;

import java.util.Optional;
import java.util.UUID;

/** Which messages are made of templates. Every method runs in the caller's transaction and blocks on the database. */
public interface TemplateUses {

    Optional<TemplateUse> of(UUID messageId);

    void put(UUID messageId, TemplateUse use);
}

package dev.trunkline.messaging.inbox;

import java.util.UUID;

/** Orders for media to be fetched, kept with the transaction at hand and carried out after it. */
public interface MediaFetches {
    void order(UUID messageId);
}

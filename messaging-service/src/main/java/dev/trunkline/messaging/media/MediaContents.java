package dev.trunkline.messaging.media;

import java.util.Optional;
import java.util.UUID;

/** The bytes that we keep. Runs in the caller's transaction. */
public interface MediaContents {

    void store(UUID mediaId, byte[] content);

    Optional<Stored> find(UUID mediaId);

    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
    record Stored(String contentType, byte[] bytes) {}
}

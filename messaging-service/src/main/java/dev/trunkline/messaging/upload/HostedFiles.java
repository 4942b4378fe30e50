package dev.trunkline.messaging.upload;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The files that we keep for Twilio. Runs in the caller's transaction. */
public interface HostedFiles {

    void add(HostedFile file, byte[] content);

    Optional<HostedFile> find(UUID id);

    Optional<byte[]> content(UUID id);

    /** @return whether it was there */
    boolean remove(UUID id);

    /** @return how many */
    long removeCreatedBefore(Instant time);
}

package dev.trunkline.messaging.outbound;

import java.util.Optional;
import java.util.UUID;

/** The files that agents uploaded, which nobody need ask Twilio for. Runs in the caller's transaction. */
public interface OwnFiles {

    /** The file behind an address of ours; empty where the address is another's or its file is gone. */
    Optional<OwnFile> find(String mediaUrl);

    /** Keeps the bytes of a file as those of an attachment that is in the database already. */
    void keep(OwnFile file, UUID mediaId);

    /** @param size bytes */
    record OwnFile(UUID id, String contentType, long size) {}
}

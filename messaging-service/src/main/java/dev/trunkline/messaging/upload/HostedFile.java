package dev.trunkline.messaging.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that an agent wants to send, without its bytes.
 *
 * @param name for people; letters, digits, point, dash and underscore
 * @param author who uploaded it
 */
public record HostedFile(UUID id, FileKind kind, long size, String name, String author, Instant createdAt) {

    /** {@code ME…}, as Twilio names media. */
    public String sid() {
        return "ME" + id.toString().replace("-", "");
    }
}

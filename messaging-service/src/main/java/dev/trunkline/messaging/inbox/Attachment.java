package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One picture, sound or file of a message.
 *
 * @param index position in the message, from 0
 * @param contentType media type; {@link #UNKNOWN_TYPE} until Twilio has named it
 * @param size bytes; null until stored
 * @param url where Twilio keeps it; null until Twilio has been asked
 * @param attempts how often fetching it failed, since somebody asked for it
 * @param askedAt when somebody asked to fetch it once more; null where nobody did
 */
public record Attachment(
        UUID id,
        int index,
        String contentType,
        State state,
        @Nullable Long size,
        @Nullable String url,
        int attempts,
        @Nullable Instant askedAt) {

    public static final String UNKNOWN_TYPE = "application/octet-stream";

    /** How far the fetching has come. */
    public enum State {
        PENDING,
        STORED,
        /** Given up. */
        FAILED;

        /** The name in the database and towards browsers. Never changed once published. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static State ofId(String id) {
            return valueOf(id.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** An attachment still to be fetched. */
    public static Attachment placeholder(int index, @Nullable String contentType, @Nullable String url) {
        var type = contentType == null || contentType.isBlank() ? UNKNOWN_TYPE : contentType;
        return new Attachment(UUID.randomUUID(), index, type, State.PENDING, null, url, 0, null);
    }

    public Attachment located(String contentType, String url) {
        return new Attachment(id, index, contentType, state, size, url, attempts, askedAt);
    }

    public Attachment stored(String contentType, long size) {
        return new Attachment(id, index, contentType, State.STORED, size, url, attempts, askedAt);
    }

    public Attachment missed() {
        return new Attachment(id, index, contentType, state, size, url, attempts + 1, askedAt);
    }

    public Attachment givenUp() {
        return new Attachment(id, index, contentType, State.FAILED, size, url, attempts, askedAt);
    }

    /** To be fetched with all patience, whatever came before. */
    Attachment askedFor(Instant at) {
        return new Attachment(id, index, contentType, State.PENDING, size, url, 0, at);
    }

    public boolean isPending() {
        return state == State.PENDING;
    }
}

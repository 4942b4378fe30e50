package dev.trunkline.contracts.twilio;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of Chat or Conversations.
 *
 * @param sid {@code IM...}
 * @param index position in its channel or conversation, from 0
 * @param author an identity or a customer's address
 * @param body empty for media alone
 * @param attributes JSON text, {@code {}} where there are none
 * @param participantSid {@code MB...}, Conversations only
 */
public record ChatMessage(
        String sid,
        @Nullable Integer index,
        String author,
        String body,
        List<Media> media,
        String attributes,
        @Nullable String participantSid,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public ChatMessage {
        media = List.copyOf(media);
    }

    /** @param sid {@code ME...} */
    public record Media(
            String sid,
            @Nullable String filename,
            @Nullable String contentType,
            @Nullable Integer size) {}
}

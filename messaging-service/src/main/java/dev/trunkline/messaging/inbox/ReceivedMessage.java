package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message as a webhook tells it.
 *
 * @param from the customer's address, never blank
 * @param otherAddresses further addresses of the same person on the same channel, such as a WhatsApp user id
 * @param media one per attachment; without URL where the webhook only counts them
 */
public record ReceivedMessage(
        String account,
        String sid,
        String from,
        String to,
        List<String> otherAddresses,
        @Nullable String profileName,
        String body,
        List<Media> media,
        Instant sentAt) {

    public ReceivedMessage {
        otherAddresses = List.copyOf(otherAddresses);
        media = List.copyOf(media);
    }

    public record Media(@Nullable String url, @Nullable String contentType) {}
}

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
 * @param optOutType Twilio's reading of the text, with Advanced Opt-Out: {@code STOP}, {@code START} or {@code HELP}
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
        @Nullable String optOutType,
        Instant sentAt) {

    public ReceivedMessage {
        otherAddresses = List.copyOf(otherAddresses);
        media = List.copyOf(media);
    }

    /** A message that Twilio says nothing of. */
    public ReceivedMessage(
            String account,
            String sid,
            String from,
            String to,
            List<String> otherAddresses,
            @Nullable String profileName,
            String body,
            List<Media> media,
            Instant sentAt) {
        this(account, sid, from, to, otherAddresses, profileName, body, media, null, sentAt);
    }

    public record Media(@Nullable String url, @Nullable String contentType) {}
}

package dev.trunkline.contracts.update;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as browsers see it.
 *
 * @param id our id
 * @param seq position in its conversation, growing with gaps; the order of arrival, but a message that was recovered later
 *     stands where it belongs by Twilio's date
 * @param sid Twilio's SID; null until Twilio has taken an outbound message
 * @param direction {@code inbound} or {@code outbound}
 * @param status inbound: {@code received}; outbound: {@code pending} (not yet taken by Twilio), {@code accepted}, {@code
 *     scheduled}, {@code queued}, {@code sending}, {@code sent}, {@code delivered}, {@code read}, {@code undelivered}, {@code
 *     failed}, {@code canceled}
 * @param errorCode Twilio's error code of a failed message
 * @param delay why an outbound message waits for another attempt; null where none does
 * @param causedBy id of the event that caused this row
 * @param author who sent it from our side; null for inbound and for messages sent elsewhere
 * @param sentAt when Twilio or the browser says it was sent
 * @param resendOf the failed message that this is another try of
 * @param resentAs the message that is the next try of this one; it is not sent again otherwise
 * @param version grows with every change; the greater one is the newer one
 */
public record MessageView(
        String id,
        String conversationId,
        long seq,
        @Nullable String sid,
        String direction,
        String from,
        String to,
        String body,
        List<MediaView> media,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        @Nullable Delay delay,
        @Nullable String author,
        @Nullable String causedBy,
        Instant sentAt,
        Instant createdAt,
        @Nullable String resendOf,
        @Nullable String resentAs,
        long version) {

    public MessageView {
        media = List.copyOf(media);
    }

    /**
     * Why a message has not left yet.
     *
     * @param reason in words for people
     * @param code Twilio's, where it gave one
     * @param nextAt when it is tried again, at the earliest
     */
    public record Delay(String reason, @Nullable Integer code, Instant nextAt) {}

    /**
     * @param index position in the message, from 0
     * @param state {@code pending} while it is being fetched, {@code stored}, or {@code failed}
     * @param size bytes; null until stored
     * @param url where a browser fetches it from the gateway, {@code /api/media/<id>}
     */
    public record MediaView(
            String id,
            int index,
            String contentType,
            String state,
            @Nullable Long size,
            String url) {}
}

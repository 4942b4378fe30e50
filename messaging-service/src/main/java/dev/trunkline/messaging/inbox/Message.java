package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param seq position in the conversation: the order of arrival, which also decides between messages of one second; a
 *     message that was recovered late has the position where it belongs
 * @param sid Twilio's SID; null until Twilio has taken an outbound message
 * @param delay why sending it waits for another attempt; null where none does
 * @param author who sent it from the inbox; null for inbound and for messages sent elsewhere
 * @param causedBy id of the event that caused it
 * @param trace the {@code traceparent} of that event
 * @param mediaUrl what the author asked Twilio to attach
 * @param version grows with every change
 * @param resending how it belongs to another try of the same message
 */
public record Message(
        UUID id,
        UUID conversationId,
        long seq,
        @Nullable String sid,
        Direction direction,
        String from,
        String to,
        String body,
        List<Attachment> media,
        MessageStatus status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        @Nullable Delay delay,
        @Nullable String author,
        @Nullable String causedBy,
        String trace,
        @Nullable String mediaUrl,
        Instant sentAt,
        Instant createdAt,
        long version,
        Resending resending) {

    public Message {
        media = List.copyOf(media);
    }

    /** A message that nobody has tried before. */
    public Message(
            UUID id,
            UUID conversationId,
            long seq,
            @Nullable String sid,
            Direction direction,
            String from,
            String to,
            String body,
            List<Attachment> media,
            MessageStatus status,
            @Nullable Integer errorCode,
            @Nullable String errorMessage,
            @Nullable Delay delay,
            @Nullable String author,
            @Nullable String causedBy,
            String trace,
            @Nullable String mediaUrl,
            Instant sentAt,
            Instant createdAt,
            long version) {
        this(
                id,
                conversationId,
                seq,
                sid,
                direction,
                from,
                to,
                body,
                media,
                status,
                errorCode,
                errorMessage,
                delay,
                author,
                causedBy,
                trace,
                mediaUrl,
                sentAt,
                createdAt,
                version,
                Resending.NONE);
    }

    public Message withMedia(List<Attachment> nextMedia) {
        return changed(sid, nextMedia, status, errorCode, errorMessage, delay, resending);
    }

    /** The message once Twilio has taken it. */
    public Message taken(String nextSid, MessageStatus nextStatus) {
        return changed(nextSid, media, nextStatus, null, null, null, resending);
    }

    Message withStatus(
            @Nullable String nextSid,
            MessageStatus nextStatus,
            @Nullable Integer nextErrorCode,
            @Nullable String nextErrorMessage) {
        return changed(nextSid, media, nextStatus, nextErrorCode, nextErrorMessage, null, resending);
    }

    /** The message once nobody will try to send it any more. */
    public Message refused(@Nullable Integer code, String reason) {
        return changed(sid, media, MessageStatus.FAILED, code, reason, null, resending);
    }

    /** The message while it waits for another attempt, also where it was given up before. */
    public Message waiting(Delay nextDelay) {
        return changed(sid, media, MessageStatus.PENDING, null, null, nextDelay, resending);
    }

    /** The message that was given up, once somebody has it tried again. */
    public Message triedAgain() {
        return changed(sid, media, MessageStatus.PENDING, null, null, null, resending);
    }

    /** The message as another try of one that failed. */
    public Message resending(UUID failedId) {
        return changed(sid, media, status, errorCode, errorMessage, delay, new Resending(failedId, null));
    }

    /** The failed message once it was sent again. */
    public Message resent(UUID nextId) {
        return changed(sid, media, status, errorCode, errorMessage, delay, new Resending(resending.resendOf(), nextId));
    }

    private Message changed(
            @Nullable String nextSid,
            List<Attachment> nextMedia,
            MessageStatus nextStatus,
            @Nullable Integer nextErrorCode,
            @Nullable String nextErrorMessage,
            @Nullable Delay nextDelay,
            Resending nextResending) {
        return new Message(
                id,
                conversationId,
                seq,
                nextSid,
                direction,
                from,
                to,
                body,
                nextMedia,
                nextStatus,
                nextErrorCode,
                nextErrorMessage,
                nextDelay,
                author,
                causedBy,
                trace,
                mediaUrl,
                sentAt,
                createdAt,
                version + 1,
                nextResending);
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
     * Tries of one message: each failed one is sent again once at most.
     *
     * @param resendOf the failed message that this is another try of
     * @param resentAs the next try of this message
     */
    public record Resending(
            @Nullable UUID resendOf, @Nullable UUID resentAs) {
        static final Resending NONE = new Resending(null, null);
    }
}

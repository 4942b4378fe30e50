package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.trunkline.simulator.rest.Sids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message, inbound or outbound.
 *
 * @param sid {@code SM…}, or {@code MM…} with media
 * @param from empty until a Messaging Service picked a sender
 * @param mediaUrls what an outbound message was asked to carry
 * @param mediaSids what is stored of it
 * @param contentSid the template it was made of; null for a text of its own
 * @param errorCode of a message that failed
 */
public record Message(
        String sid,
        String accountSid,
        boolean inbound,
        String from,
        String to,
        String body,
        List<String> mediaUrls,
        List<String> mediaSids,
        @Nullable String messagingServiceSid,
        @Nullable String statusCallback,
        @Nullable String contentSid,
        MessageStatus status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant created,
        Instant updated,
        @Nullable Instant sent) {

    private static final int SEGMENT = 160;

    public Message {
        mediaUrls = List.copyOf(mediaUrls);
        mediaSids = List.copyOf(mediaSids);
    }

    /** A text without media that is about to be sent. */
    static Message queued(String accountSid, String from, String to, String body) {
        var now = Instant.now();
        return new Message(
                Sids.random("SM"),
                accountSid,
                false,
                from,
                to,
                body,
                List.of(),
                List.of(),
                null,
                null,
                null,
                MessageStatus.QUEUED,
                null,
                null,
                now,
                now,
                null);
    }

    /** Who of the two is not us. */
    @JsonIgnore
    public String customer() {
        return inbound ? from : to;
    }

    @JsonIgnore
    public String ours() {
        return inbound ? to : from;
    }

    public int segments() {
        return Math.max(1, (body.length() + SEGMENT - 1) / SEGMENT);
    }

    public int mediaCount() {
        return inbound ? mediaSids.size() : Math.max(mediaSids.size(), mediaUrls.size());
    }

    /** {@code /2010-04-01/Accounts/AC…/Messages/SM…}, without suffix. */
    @JsonIgnore
    public String uri() {
        return "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sid;
    }

    Message at(MessageStatus next, Instant now) {
        return new Message(
                sid,
                accountSid,
                inbound,
                from,
                to,
                body,
                mediaUrls,
                mediaSids,
                messagingServiceSid,
                statusCallback,
                contentSid,
                next,
                errorCode,
                errorMessage,
                created,
                now,
                next == MessageStatus.SENT ? now : sent);
    }

    Message failing(int code, String message) {
        return new Message(
                sid,
                accountSid,
                inbound,
                from,
                to,
                body,
                mediaUrls,
                mediaSids,
                messagingServiceSid,
                statusCallback,
                contentSid,
                status,
                code,
                message,
                created,
                updated,
                sent);
    }

    Message carrying(List<String> media) {
        return new Message(
                sid,
                accountSid,
                inbound,
                from,
                to,
                body,
                mediaUrls,
                media,
                messagingServiceSid,
                statusCallback,
                contentSid,
                status,
                errorCode,
                errorMessage,
                created,
                updated,
                sent);
    }

    Message saying(String text) {
        return new Message(
                sid,
                accountSid,
                inbound,
                from,
                to,
                text,
                mediaUrls,
                mediaSids,
                messagingServiceSid,
                statusCallback,
                contentSid,
                status,
                errorCode,
                errorMessage,
                created,
                updated,
                sent);
    }
}

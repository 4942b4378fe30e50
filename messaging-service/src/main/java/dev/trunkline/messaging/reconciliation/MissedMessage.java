package dev.trunkline.messaging.reconciliation;

import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Place;
import dev.trunkline.messaging.inbox.ReceivedMessage;
import dev.trunkline.messaging.inbox.SentMessage;
import dev.trunkline.messaging.inbox.StatusReport;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a status of it, that Twilio has and we lack: the data of its journal entry.
 *
 * @param follows SID of the message before it in Twilio's list of the conversation
 * @param precedes SID of the first message behind it there that we know
 */
public record MissedMessage(
        String account,
        String sid,
        boolean inbound,
        String from,
        String to,
        String body,
        int mediaCount,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant sentAt,
        @Nullable String follows,
        @Nullable String precedes) {

    static MissedMessage of(String account, ListedMessage listed, @Nullable String follows, @Nullable String precedes) {
        return new MissedMessage(
                account,
                listed.sid(),
                listed.inbound(),
                listed.from(),
                listed.to(),
                listed.body(),
                listed.mediaCount(),
                listed.status().id(),
                listed.errorCode(),
                listed.errorMessage(),
                listed.sentAt(),
                follows,
                precedes);
    }

    /** Everything about one conversation is one lane, as the ingress keys its webhooks. */
    public String lane() {
        return inbound ? to + ";" + from : from + ";" + to;
    }

    public Place place() {
        return new Place(sentAt, follows, precedes);
    }

    /** The customer's message; Twilio's list does not say where media are, nor who the customer is. */
    public ReceivedMessage received() {
        return new ReceivedMessage(
                account,
                sid,
                from,
                to,
                List.of(),
                null,
                body,
                Collections.nCopies(mediaCount, new ReceivedMessage.Media(null, null)),
                sentAt);
    }

    public SentMessage sent() {
        return new SentMessage(
                account, sid, true, from, to, body, mediaCount, messageStatus(), errorCode, errorMessage, sentAt);
    }

    public StatusReport report() {
        return new StatusReport(account, sid, Optional.empty(), from, messageStatus(), errorCode, errorMessage);
    }

    private MessageStatus messageStatus() {
        return MessageStatus.ofId(status)
                .orElseThrow(() -> new IllegalArgumentException(
                        "message " + sid + ": status '" + status + "' (expected: one of Twilio's)"));
    }
}

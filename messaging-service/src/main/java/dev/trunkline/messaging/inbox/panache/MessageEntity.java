package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code message}. */
@Entity
@Table(name = "message")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class MessageEntity {
    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    long seq;

    @Nullable String sid;

    String direction;

    @Column(name = "from_address")
    String fromAddress;

    @Column(name = "to_address")
    String toAddress;

    String body;
    String status;

    @Column(name = "error_code")
    @Nullable Integer errorCode;

    @Column(name = "error_message")
    @Nullable String errorMessage;

    @Column(name = "delay_reason")
    @Nullable String delayReason;

    @Column(name = "delay_code")
    @Nullable Integer delayCode;

    @Column(name = "delay_next_at")
    @Nullable Instant delayNextAt;

    @Nullable String author;

    @Column(name = "caused_by")
    @Nullable String causedBy;

    String trace;

    @Column(name = "media_url")
    @Nullable String mediaUrl;

    @Column(name = "sent_at")
    Instant sentAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "resend_of")
    @Nullable UUID resendOf;

    @Column(name = "resent_as")
    @Nullable UUID resentAs;

    long version;

    static MessageEntity of(Message message) {
        var entity = new MessageEntity();
        entity.id = message.id();
        entity.conversationId = message.conversationId();
        entity.seq = message.seq();
        entity.direction = message.direction().id();
        entity.fromAddress = message.from();
        entity.toAddress = message.to();
        entity.body = Text.storable(message.body());
        entity.author = message.author();
        entity.causedBy = message.causedBy();
        entity.trace = message.trace();
        entity.mediaUrl = message.mediaUrl();
        entity.sentAt = message.sentAt();
        entity.createdAt = message.createdAt();
        entity.resendOf = message.resending().resendOf();
        entity.take(message);
        return entity;
    }

    /** Takes over what changes in a message's life. */
    final void take(Message message) {
        sid = message.sid();
        status = message.status().id();
        errorCode = message.errorCode();
        errorMessage = message.errorMessage() == null ? null : Text.storable(message.errorMessage());
        var delay = message.delay();
        delayReason = delay == null ? null : Text.storable(delay.reason());
        delayCode = delay == null ? null : delay.code();
        delayNextAt = delay == null ? null : delay.nextAt();
        resentAs = message.resending().resentAs();
        version = message.version();
    }

    private Message.@Nullable Delay delay() {
        return delayReason == null || delayNextAt == null
                ? null
                : new Message.Delay(delayReason, delayCode, delayNextAt);
    }

    Message toMessage(List<Attachment> media) {
        return new Message(
                id,
                conversationId,
                seq,
                sid,
                Direction.ofId(direction),
                fromAddress,
                toAddress,
                body,
                media,
                MessageStatus.ofId(status)
                        .orElseThrow(() -> new IllegalStateException("message " + id + ": unknown status '" + status
                                + "' in the database (expected: one of MessageStatus)")),
                errorCode,
                errorMessage,
                delay(),
                author,
                causedBy,
                trace,
                mediaUrl,
                sentAt,
                createdAt,
                version,
                new Message.Resending(resendOf, resentAs));
    }
}

package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Desk;
import dev.trunkline.messaging.inbox.Direction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code conversation}. */
@Entity
@Table(name = "conversation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ConversationEntity {
    @Id
    UUID id;

    String account;
    String channel;

    @Column(name = "our_address")
    String ourAddress;

    @Column(name = "their_address")
    String theirAddress;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "contact_id")
    ContactEntity contact;

    String status;
    int unread;

    @Column(name = "last_seq")
    long lastSeq;

    @Column(name = "last_direction")
    @Nullable String lastDirection;

    @Column(name = "last_text")
    @Nullable String lastText;

    @Column(name = "last_media_count")
    @Nullable Integer lastMediaCount;

    @Column(name = "last_message_at")
    @Nullable Instant lastMessageAt;

    @Column(name = "last_activity_at")
    Instant lastActivityAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "needs_reply")
    boolean needsReply;

    @Column(name = "claimed_by")
    @Nullable String claimedBy;

    @Column(name = "claimed_at")
    @Nullable Instant claimedAt;

    @Nullable String assignee;

    String[] labels;

    long received;

    /** See {@link ReadMarks}. */
    @Column(name = "read_marks")
    String[] readMarks;

    @Column(name = "opted_out")
    boolean optedOut;

    @Column(name = "last_inbound_at")
    @Nullable Instant lastInboundAt;

    long version;

    Conversation toConversation() {
        return new Conversation(
                id,
                account,
                Channel.ofId(channel),
                ourAddress,
                theirAddress,
                contact.id,
                contact.name,
                Conversation.Status.ofId(status),
                unread,
                lastSeq,
                last(),
                lastActivityAt,
                createdAt,
                new Desk(
                        needsReply,
                        claimedBy,
                        assignee,
                        List.of(labels),
                        received,
                        ReadMarks.read(readMarks),
                        optedOut,
                        lastInboundAt),
                version);
    }

    private Conversation.@Nullable LastMessage last() {
        if (lastDirection == null || lastText == null || lastMediaCount == null || lastMessageAt == null) {
            return null;
        }
        return new Conversation.LastMessage(Direction.ofId(lastDirection), lastText, lastMediaCount, lastMessageAt);
    }

    /** Takes over what changes in a conversation's life. */
    void take(Conversation conversation) {
        status = conversation.status().id();
        unread = conversation.unread();
        lastSeq = conversation.lastSeq();
        var last = conversation.last();
        lastDirection = last == null ? null : last.direction().id();
        lastText = last == null ? null : Text.storable(last.text());
        lastMediaCount = last == null ? null : Integer.valueOf(last.mediaCount());
        lastMessageAt = last == null ? null : last.at();
        lastActivityAt = conversation.lastActivityAt();
        take(conversation.desk());
        version = conversation.version();
    }

    private void take(Desk desk) {
        needsReply = desk.needsReply();
        claimedBy = desk.claimedBy();
        assignee = desk.assignee();
        labels = desk.labels().toArray(String[]::new);
        received = desk.received();
        readMarks = ReadMarks.write(desk.marks());
        optedOut = desk.optedOut();
        lastInboundAt = desk.lastInboundAt();
    }
}

package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Attachment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code media}; the bytes lie in {@code media_content}. */
@Entity
@Table(name = "media")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class MediaEntity {
    @Id
    UUID id;

    @Column(name = "message_id")
    UUID messageId;

    int position;

    @Column(name = "content_type")
    String contentType;

    String state;

    @Nullable Long size;

    @Nullable String url;

    int attempts;

    @Column(name = "asked_at")
    @Nullable Instant askedAt;

    static MediaEntity of(UUID messageId, Attachment attachment) {
        var entity = new MediaEntity();
        entity.id = attachment.id();
        entity.messageId = messageId;
        entity.position = attachment.index();
        entity.take(attachment);
        return entity;
    }

    final void take(Attachment attachment) {
        contentType = Text.storable(attachment.contentType());
        state = attachment.state().id();
        size = attachment.size();
        url = attachment.url() == null ? null : Text.storable(attachment.url());
        attempts = attachment.attempts();
        askedAt = attachment.askedAt();
    }

    Attachment toAttachment() {
        return new Attachment(id, position, contentType, Attachment.State.ofId(state), size, url, attempts, askedAt);
    }
}

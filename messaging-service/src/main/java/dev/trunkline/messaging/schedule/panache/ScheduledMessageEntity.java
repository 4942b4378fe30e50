package dev.trunkline.messaging.schedule.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code scheduled_message}. */
@Entity
@Table(name = "scheduled_message")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ScheduledMessageEntity {
    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    String body;

    @Column(name = "media_url")
    @Nullable String mediaUrl;

    @Column(name = "content_sid")
    @Nullable String contentSid;

    @Nullable String variables;

    String author;

    @Column(name = "wanted_at")
    Instant wantedAt;

    @Column(name = "send_at")
    Instant sendAt;

    String state;

    @Column(name = "message_id")
    @Nullable UUID messageId;

    @Nullable String reason;
}

package dev.trunkline.messaging.inbox.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code inbox_audit}. */
@Entity
@Table(name = "inbox_audit")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class AuditEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant at;
    String who;
    String action;

    @Column(name = "conversation_id")
    UUID conversationId;

    @Nullable String detail;
}

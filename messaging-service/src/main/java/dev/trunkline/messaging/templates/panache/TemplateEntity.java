package dev.trunkline.messaging.templates.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code template}. */
@Entity
@Table(name = "template")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class TemplateEntity {
    @Id
    String sid;

    String account;
    String name;
    String language;
    String body;
    String samples;
    String types;
    String status;
    String category;

    @Column(name = "rejection_reason")
    String rejectionReason;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "read_at")
    Instant readAt;
}

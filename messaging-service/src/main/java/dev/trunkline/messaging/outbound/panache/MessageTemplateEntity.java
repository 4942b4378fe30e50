package dev.trunkline.messaging.outbound.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Row of {@code message_template}. */
@Entity
@Table(name = "message_template")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class MessageTemplateEntity {
    @Id
    @Column(name = "message_id")
    UUID messageId;

    @Column(name = "content_sid")
    String contentSid;

    String variables;
}

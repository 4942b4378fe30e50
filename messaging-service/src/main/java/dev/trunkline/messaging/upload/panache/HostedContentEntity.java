package dev.trunkline.messaging.upload.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Row of {@code hosted_content}. */
@Entity
@Table(name = "hosted_content")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class HostedContentEntity {
    @Id
    @Column(name = "file_id")
    UUID fileId;

    byte[] content;
}

package dev.trunkline.messaging.media.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Row of {@code media_content}. */
@Entity
@Table(name = "media_content")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class MediaContentEntity {
    @Id
    @Column(name = "media_id")
    UUID mediaId;

    byte[] content;
}

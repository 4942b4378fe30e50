package dev.trunkline.messaging.inbox.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code contact}. */
@Entity
@Table(name = "contact")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ContactEntity {
    @Id
    UUID id;

    String account;

    @Nullable String name;

    @Column(name = "created_at")
    Instant createdAt;
}

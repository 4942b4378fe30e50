package dev.trunkline.messaging.tasks.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code outbound_start}. */
@Entity
@Table(name = "outbound_start")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class StartEntity {
    @Id
    UUID id;

    String kind;
    String wish;

    @Column(name = "their_address")
    @Nullable String theirAddress;

    String author;
    String state;

    @Column(name = "refusal_status")
    @Nullable Integer refusalStatus;

    @Column(name = "refusal_code")
    @Nullable Integer refusalCode;

    @Column(name = "refusal_reason")
    @Nullable String refusalReason;

    @Nullable String answer;

    @Nullable String delay;

    String trace;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;
}

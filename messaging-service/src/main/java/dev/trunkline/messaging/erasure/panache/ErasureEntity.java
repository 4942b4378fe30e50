package dev.trunkline.messaging.erasure.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code erasure}. */
@Entity
@Table(name = "erasure")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ErasureEntity {
    @Id
    UUID id;

    String subject;

    @Nullable String address;

    String reason;

    @Column(name = "requested_by")
    String requestedBy;

    String state;
    String trace;

    @Column(name = "at_twilio")
    boolean atTwilio;

    @Nullable String trouble;

    @Column(name = "left_over")
    long left;

    /** JSON. */
    String expiries;

    int round;
    long found;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;
}

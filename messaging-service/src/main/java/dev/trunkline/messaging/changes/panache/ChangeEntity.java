package dev.trunkline.messaging.changes.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code setting_change}. */
@Entity
@Table(name = "setting_change")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ChangeEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    Instant at;
    String who;
    String what;
    String action;

    @Column(name = "item_id")
    UUID item;

    @Nullable String before;

    @Nullable String after;
}

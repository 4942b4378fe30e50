package dev.trunkline.messaging.autoreply.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Row of {@code auto_reply}. */
@Entity
@Table(name = "auto_reply")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class AutoReplyEntity {
    @Id
    UUID id;

    String name;
    boolean enabled;
    int position;
    String kind;

    @Column(name = "trigger_json")
    String trigger;

    String channels;
    String text;
    long version;
}

package dev.trunkline.messaging.templates.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code template_reading}: when an account's templates were last read. */
@Entity
@Table(name = "template_reading")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class TemplateReadingEntity {
    @Id
    String account;

    Instant at;
}

package dev.trunkline.bridge.drift.panache;

import dev.trunkline.bridge.drift.Difference;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Difference.Kind;
import dev.trunkline.bridge.link.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A difference as a row. */
@Entity
@Table(name = "bridge_drift")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class DifferenceEntity {

    @Id
    UUID id;

    @Column(name = "link_id")
    UUID link;

    String kind;
    String side;
    String subject;
    String what;

    @Column(name = "found_at")
    Instant foundAt;

    @Column(name = "found_by")
    String foundBy;

    @Column(name = "found_in")
    String foundIn;

    @Column(name = "repaired_at")
    @Nullable Instant repairedAt;

    @Nullable String reason;

    static DifferenceEntity of(UUID link, Finding finding, String by, String eventId, Instant at) {
        var entity = new DifferenceEntity();
        entity.id = UUID.randomUUID();
        entity.link = link;
        entity.kind = finding.kind().id();
        entity.side = finding.side().id();
        entity.subject = finding.subject();
        entity.what = finding.what();
        entity.foundAt = at;
        entity.foundBy = by;
        entity.foundIn = eventId;
        return entity;
    }

    boolean is(Finding finding) {
        return difference().finding().isSame(finding);
    }

    Difference difference() {
        return new Difference(
                id,
                link,
                new Finding(Kind.ofId(kind), Side.valueOf(side.toUpperCase(Locale.ROOT)), subject, what),
                foundAt,
                foundBy,
                foundIn,
                repairedAt,
                reason);
    }
}

package dev.trunkline.bridge.outbound.panache;

import dev.trunkline.bridge.outbound.Flex.Opened;
import dev.trunkline.bridge.outbound.Outreaches.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code bridge_outreach}. */
@Entity
@Table(name = "bridge_outreach")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class OutreachEntity {
    @Id
    String conversation;

    int texted;

    @Column(name = "first_conversation")
    @Nullable String first;

    @Nullable String task;

    @Column(name = "begun_at")
    Instant begunAt;

    static OutreachEntity of(String conversation) {
        var entity = new OutreachEntity();
        entity.conversation = conversation;
        entity.begunAt = Instant.now();
        return entity;
    }

    void opened(Opened opened) {
        first = opened.conversation();
        task = opened.task();
    }

    Kept kept() {
        return new Kept(texted, first == null ? null : new Opened(first, task));
    }
}

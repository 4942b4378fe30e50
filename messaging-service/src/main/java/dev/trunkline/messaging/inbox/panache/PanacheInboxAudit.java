package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.InboxAudit;
import dev.trunkline.messaging.inbox.InboxClock;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In the table {@code inbox_audit}. */
@ApplicationScoped
class PanacheInboxAudit implements InboxAudit, PanacheRepositoryBase<AuditEntity, Long> {

    private final InboxClock clock;

    PanacheInboxAudit(InboxClock clock) {
        this.clock = clock;
    }

    @Override
    public void record(UUID conversationId, String action, String who, @Nullable String detail) {
        var row = new AuditEntity();
        row.at = clock.now();
        row.who = who;
        row.action = action;
        row.conversationId = conversationId;
        row.detail = detail;
        persist(row);
    }

    @Override
    public List<Line> newest(@Nullable UUID conversationId, @Nullable Long before, int limit) {
        var upTo = before == null ? Long.valueOf(Long.MAX_VALUE) : before;
        var found = conversationId == null
                ? find("id < ?1 order by id desc", upTo)
                : find("id < ?1 and conversationId = ?2 order by id desc", upTo, conversationId);
        return found.range(0, limit - 1).stream()
                .map(row -> new Line(row.id, row.at, row.who, row.action, row.conversationId, row.detail))
                .toList();
    }

    @Override
    public long removeBefore(Instant time) {
        return delete("at < ?1", time);
    }
}

package dev.trunkline.messaging.canned.panache;

import dev.trunkline.messaging.canned.CannedReplies;
import dev.trunkline.messaging.canned.CannedReply;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** In the table {@code canned_reply}. */
@ApplicationScoped
class PanacheCannedReplies implements CannedReplies, PanacheRepositoryBase<CannedReplyEntity, UUID> {

    @Override
    public List<CannedReply> all() {
        return find("order by lower(title), id").stream()
                .map(CannedReplyEntity::toReply)
                .toList();
    }

    @Override
    public Optional<CannedReply> lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(CannedReplyEntity::toReply);
    }

    @Override
    public void insert(CannedReply reply) {
        var entity = new CannedReplyEntity();
        entity.id = reply.id();
        entity.take(reply);
        persist(entity);
    }

    @Override
    public void update(CannedReply reply) {
        findById(reply.id()).take(reply);
    }

    @Override
    public void delete(UUID id) {
        deleteById(id);
    }
}

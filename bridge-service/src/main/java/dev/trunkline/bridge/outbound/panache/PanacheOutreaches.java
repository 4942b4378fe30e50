package dev.trunkline.bridge.outbound.panache;

import dev.trunkline.bridge.outbound.Flex.Opened;
import dev.trunkline.bridge.outbound.Outreaches;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Outreaches as rows. */
@ApplicationScoped
class PanacheOutreaches implements Outreaches, PanacheRepositoryBase<OutreachEntity, String> {

    @Override
    public Optional<Kept> find(String conversation) {
        return findByIdOptional(conversation).map(OutreachEntity::kept);
    }

    @Override
    public void texted(String conversation, int below) {
        row(conversation).texted = below;
    }

    @Override
    public void opened(String conversation, Opened opened) {
        row(conversation).opened(opened);
    }

    private OutreachEntity row(String conversation) {
        return findByIdOptional(conversation).orElseGet(() -> {
            var added = OutreachEntity.of(conversation);
            persist(added);
            return added;
        });
    }

    @Override
    public void forget(String conversation) {
        deleteById(conversation);
    }
}

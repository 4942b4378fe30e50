package dev.trunkline.messaging.mms.panache;

import dev.trunkline.messaging.mms.ChatRelays;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PanacheChatRelays implements ChatRelays, PanacheRepositoryBase<RelayedEntity, String> {

    @Override
    public boolean contains(String chatMessageSid) {
        return findByIdOptional(chatMessageSid).isPresent();
    }

    @Override
    public void add(Relayed relayed) {
        if (!contains(relayed.chatMessageSid())) {
            persist(RelayedEntity.of(relayed));
        }
    }
}

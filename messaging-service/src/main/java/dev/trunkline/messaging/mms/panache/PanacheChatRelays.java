package dev.trunkline.messaging.mms.panache;

import dev.trunkline.messaging.mms.ChatRelays;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

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

    @Override
    public Map<String, String> causes(Collection<String> chatMessageSids) {
        if (chatMessageSids.isEmpty()) {
            return Map.of();
        }
        return find("chatMessageSid in ?1 and causedBy is not null", chatMessageSids).stream()
                .collect(Collectors.toMap(entity -> entity.chatMessageSid, entity -> String.valueOf(entity.causedBy)));
    }
}

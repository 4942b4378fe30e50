package dev.trunkline.messaging.mms.panache;

import dev.trunkline.messaging.mms.ChatRelays;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code mms_relayed}. */
@Entity
@Table(name = "mms_relayed")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class RelayedEntity {
    @Id
    @Column(name = "chat_message_sid")
    String chatMessageSid;

    @Column(name = "message_sid")
    String messageSid;

    @Column(name = "conversation_sid")
    String conversationSid;

    @Column(name = "media_count")
    int mediaCount;

    @Column(name = "caused_by")
    @Nullable String causedBy;

    @Column(name = "relayed_at")
    Instant relayedAt;

    static RelayedEntity of(ChatRelays.Relayed relayed) {
        var entity = new RelayedEntity();
        entity.chatMessageSid = relayed.chatMessageSid();
        entity.messageSid = relayed.messageSid();
        entity.conversationSid = relayed.conversationSid();
        entity.mediaCount = relayed.mediaCount();
        entity.causedBy = relayed.causedBy();
        entity.relayedAt = relayed.relayedAt();
        return entity;
    }
}

package dev.trunkline.messaging.autoreply.panache;

import dev.trunkline.messaging.autoreply.GivenReplies;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** In the table {@code auto_reply_given}. */
@ApplicationScoped
class PanacheGivenReplies implements GivenReplies, PanacheRepositoryBase<GivenReplyEntity, String> {

    @Override
    public boolean isAnswered(String inboundSid) {
        return count("inboundSid", inboundSid) > 0;
    }

    @Override
    public int countSince(UUID conversationId, Instant since) {
        return (int) count("conversationId = ?1 and at >= ?2", conversationId, since);
    }

    @Override
    public void add(String inboundSid, UUID conversationId, UUID ruleId, UUID messageId, Instant at) {
        var row = new GivenReplyEntity();
        row.inboundSid = inboundSid;
        row.conversationId = conversationId;
        row.ruleId = ruleId;
        row.messageId = messageId;
        row.at = at;
        persist(row);
    }
}

package dev.trunkline.messaging.canned.panache;

import dev.trunkline.messaging.canned.CannedReply;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Row of {@code canned_reply}. */
@Entity
@Table(name = "canned_reply")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class CannedReplyEntity {
    @Id
    UUID id;

    String title;
    String text;
    long version;

    void take(CannedReply reply) {
        title = reply.title();
        text = reply.text();
        version = reply.version();
    }

    CannedReply toReply() {
        return new CannedReply(id, title, text, version);
    }
}

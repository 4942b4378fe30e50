package dev.trunkline.messaging.autoreply.panache;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of {@code auto_reply_given}. */
@Entity
@Table(name = "auto_reply_given")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class GivenReplyEntity {
    @Id
    @Column(name = "inbound_sid")
    String inboundSid;

    @Column(name = "conversation_id")
    UUID conversationId;

    @Column(name = "rule_id")
    UUID ruleId;

    @Column(name = "message_id")
    UUID messageId;

    Instant at;
}

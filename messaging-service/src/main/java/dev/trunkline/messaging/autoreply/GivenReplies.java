package dev.trunkline.messaging.autoreply;

import java.time.Instant;
import java.util.UUID;

/** The replies that were given. Every method runs in the caller's transaction and blocks on the database. */
public interface GivenReplies {

    boolean isAnswered(String inboundSid);

    /** How many a conversation has got since a time. */
    int countSince(UUID conversationId, Instant since);

    void add(String inboundSid, UUID conversationId, UUID ruleId, UUID messageId, Instant at);
}

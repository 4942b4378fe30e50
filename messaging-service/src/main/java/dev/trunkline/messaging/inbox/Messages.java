package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages we keep. Every method runs in the caller's transaction and blocks on the database. */
public interface Messages {

    Optional<Message> find(UUID id);

    /** In no particular order. */
    List<Message> find(List<UUID> ids);

    Optional<Message> findBySid(String sid);

    /** The conversation of a message: what must be locked before the message may be changed. */
    Optional<UUID> conversationOf(UUID id);

    /** The same by Twilio's SID. */
    Optional<UUID> conversationOfSid(String sid);

    /** The message that media belong to. */
    Optional<UUID> messageOfMedia(UUID mediaId);

    /** Which of these SIDs are messages of ours, or were until somebody deleted them. */
    List<String> known(List<String> sids);

    /** Whether somebody deleted the message of a SID; nothing may bring it back. */
    boolean isDeleted(String sid);

    /** The same by our id. */
    boolean isDeleted(UUID id);

    /** Which of these SIDs are of messages that somebody deleted. */
    Set<String> deleted(List<String> sids);

    /** Deletes all messages of a conversation with their media, and remembers that they were there. */
    void deleteOf(UUID conversationId, Instant at);

    /** Whether the customer wrote after the last message of ours that did not fail. */
    boolean isUnanswered(UUID conversationId);

    /** The status of those of these SIDs that are messages of ours. */
    Map<String, MessageStatus> statuses(List<String> sids);

    /** Outbound messages of a conversation with this recipient and text that have no SID, oldest first. */
    List<Message> withoutSid(UUID conversationId, String to, String body);

    /**
     * SIDs of outbound messages of a span whose last status Twilio has not told yet, in the database's order.
     *
     * @param after the last SID of the page before; empty for the first page
     */
    List<String> unsettled(Instant from, Instant to, String after, int limit);

    /** Position of the first message behind another position that was sent at a time or after. */
    Optional<Long> firstSentFrom(UUID conversationId, long behind, Instant at);

    /** Position of the first message behind another position. */
    Optional<Long> firstBehind(UUID conversationId, long behind);

    /** Position of the last message before another position, 0 where there is none. */
    long lastBefore(UUID conversationId, long seq);

    /** Oldest to newest, the newest of those before a position. */
    List<Message> page(UUID conversationId, int limit, @Nullable Long before);

    void insert(Message message);

    void update(Message message);
}

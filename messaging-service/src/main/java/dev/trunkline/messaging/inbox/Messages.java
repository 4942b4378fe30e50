package dev.trunkline.messaging.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages we keep. Every method runs in the caller's transaction and blocks on the database. */
public interface Messages {

    Optional<Message> find(UUID id);

    Optional<Message> findBySid(String sid);

    /** The conversation of a message: what must be locked before the message may be changed. */
    Optional<UUID> conversationOf(UUID id);

    /** The same by Twilio's SID. */
    Optional<UUID> conversationOfSid(String sid);

    /** Which of these SIDs are messages of ours. */
    List<String> known(List<String> sids);

    /** Oldest to newest, the newest of those before a position. */
    List<Message> page(UUID conversationId, int limit, @Nullable Long before);

    void insert(Message message);

    void update(Message message);
}

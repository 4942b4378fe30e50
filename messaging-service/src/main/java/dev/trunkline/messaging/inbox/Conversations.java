package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conversations we keep. Every method runs in the caller's transaction and blocks on the database. Whoever changes
 * a conversation or one of its messages locks the conversation first, so that versions and updates have one order.
 */
public interface Conversations {

    /**
     * Locks the conversation with an address, or opens one. A customer known by another of the addresses continues the
     * conversation that they have with the same sender of ours.
     */
    Conversation lockOrOpen(Opening opening);

    Optional<Conversation> lock(UUID id);

    Optional<Conversation> find(UUID id);

    /** Newest activity first. */
    List<Conversation> list(Conversation.Status status, int limit, @Nullable Position after);

    void update(Conversation conversation);

    /**
     * @param otherAddresses further addresses of the customer
     * @param name what to call a customer not known before
     */
    record Opening(
            String account,
            Channel channel,
            String ourAddress,
            String theirAddress,
            List<String> otherAddresses,
            @Nullable String name,
            Instant at) {
        public Opening {
            otherAddresses = List.copyOf(otherAddresses);
        }
    }

    /** Where a page of the list ended. */
    record Position(Instant lastActivityAt, UUID id) {}
}

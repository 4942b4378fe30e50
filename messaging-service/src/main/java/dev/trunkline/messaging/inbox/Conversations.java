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

    /** Locks all conversations with a person. */
    List<Conversation> lockOf(UUID contactId);

    /** Newest activity first. */
    List<Conversation> list(Filter filter, int limit, @Nullable Position after);

    /** In no particular order. */
    List<Conversation> find(List<UUID> ids);

    /** Conversations whose present claim began before a time, the longest claimed first. Locks none. */
    List<UUID> claimedBefore(Instant time, int limit);

    void update(Conversation conversation);

    /** Gives a person another name, or none. */
    void rename(UUID contactId, @Nullable String name);

    /**
     * What a list is to show.
     *
     * @param search part of a name or an address, in any case; null for all
     * @param label one that a conversation has; null for all
     * @param assignee whose they are; null for all
     * @param needsReply null for all
     */
    record Filter(
            Conversation.Status status,
            @Nullable String search,
            @Nullable String label,
            @Nullable Assignee assignee,
            @Nullable Boolean needsReply) {

        public static Filter of(Conversation.Status status) {
            return new Filter(status, null, null, null, null);
        }
    }

    /** @param agent null for the conversations of nobody */
    record Assignee(@Nullable String agent) {}

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

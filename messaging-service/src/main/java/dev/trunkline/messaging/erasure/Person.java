package dev.trunkline.messaging.erasure;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whose data are erased: everything known by the same number or the same contact.
 *
 * @param addresses on every channel, whether they are known or not
 * @param starts what was started towards them
 */
public record Person(Set<String> addresses, Set<UUID> contacts, List<Held> conversations, List<UUID> starts) {

    public Person {
        addresses = Set.copyOf(addresses);
        contacts = Set.copyOf(contacts);
        conversations = List.copyOf(conversations);
        starts = List.copyOf(starts);
    }

    /** A conversation with them. */
    public record Held(UUID id, String ourAddress, String theirAddress, boolean optedOut) {}

    public List<UUID> conversationIds() {
        return conversations.stream().map(Held::id).toList();
    }
}

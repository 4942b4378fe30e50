package dev.trunkline.messaging.erasure;

import java.util.Collection;
import java.util.LinkedHashSet;
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

    /** Both are the same. */
    Person and(Person other) {
        return new Person(
                union(addresses, other.addresses),
                union(contacts, other.contacts),
                List.copyOf(union(conversations, other.conversations)),
                List.copyOf(union(starts, other.starts)));
    }

    private static <T> Set<T> union(Collection<T> some, Collection<T> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    public List<UUID> conversationIds() {
        return conversations.stream().map(Held::id).toList();
    }
}

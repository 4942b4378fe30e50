package dev.trunkline.messaging.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;

/** Whatever the service keeps about people. Every method runs in the caller's transaction and blocks on the database. */
public interface PersonData {

    /** Follows numbers to contacts and contacts to their other addresses. */
    Person find(String address);

    /** SIDs of chats, Proxy sessions, tasks and interactions that are known to be about the person. */
    Set<String> lanes(Person person);

    /** Of the messages of some conversations that Twilio has, oldest id first. */
    List<String> sids(List<UUID> conversations, String after, int limit);

    /** Addresses of media that agents sent or are going to send. */
    List<String> mediaUrls(List<UUID> conversations);

    /**
     * Deletes conversations with all there is to them, and remembers the messages by hashes. The contacts stay.
     *
     * @param counts what was deleted and how many
     */
    void eraseConversations(List<UUID> conversations, Instant at, ObjLongConsumer<String> counts);

    /** Deletes a person's contacts with their addresses, and what was started towards them. */
    void erasePerson(Person person, ObjLongConsumer<String> counts);

    /** Archived and deleted conversations without anything new since then, locked. */
    List<Person.Held> finishedBefore(Instant time, int limit);

    /** Deletes contacts that have no conversation left. */
    long eraseContactsWithoutConversation(Instant createdBefore);
}

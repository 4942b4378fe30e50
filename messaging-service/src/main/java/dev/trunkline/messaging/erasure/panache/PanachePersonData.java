package dev.trunkline.messaging.erasure.panache;

import dev.trunkline.messaging.erasure.Addresses;
import dev.trunkline.messaging.erasure.KeptMarks;
import dev.trunkline.messaging.erasure.LaneData;
import dev.trunkline.messaging.erasure.Person;
import dev.trunkline.messaging.erasure.PersonData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Deletes by the tables' foreign keys, from the leaves on; whatever hangs on a row with a cascade goes with it. */
@ApplicationScoped
class PanachePersonData implements PersonData, LaneData, KeptMarks {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private static final String OF_CONVERSATIONS = " conversation_id in (?1)";
    private static final String MEDIA =
            "select d.id from media d join message m on m.id = d.message_id where m.conversation_id in (?1)";
    private static final String SID_HASH = "encode(sha256(convert_to(sid, 'UTF8')), 'hex')";

    /** Of channels and conversations, Proxy sessions, tasks, and Flex interactions. */
    private static final String LANE_SIDS = "((CH|KC|WT|KD)[0-9a-f]{32})";

    private final EntityManager database;

    PanachePersonData(EntityManager database) {
        this.database = database;
    }

    @Override
    public Person find(String address) {
        var addresses = new HashSet<>(Addresses.alike(address));
        var contacts = Set.<UUID>of();
        for (var known = 0; known < addresses.size(); ) {
            known = addresses.size();
            contacts = Set.copyOf(list(
                    UUID.class,
                    "select contact_id from contact_address where address in (?1)"
                            + " union select contact_id from conversation where their_address in (?1)",
                    addresses));
            list(
                            String.class,
                            "select address from contact_address where contact_id in (?1)"
                                    + " union select their_address from conversation where contact_id in (?1)",
                            some(contacts))
                    .forEach(found -> addresses.addAll(Addresses.alike(found)));
        }
        return new Person(
                addresses,
                contacts,
                held(contacts),
                list(UUID.class, "select id from outbound_start where their_address in (?1)", addresses));
    }

    private List<Person.Held> held(Set<UUID> contacts) {
        return held("contact_id in (?1) order by id for update", some(contacts));
    }

    private List<Person.Held> held(String condition, Object... parameters) {
        return list(
                        Object[].class,
                        "select id, our_address, their_address, opted_out from conversation where " + condition,
                        parameters)
                .stream()
                .map(row -> new Person.Held((UUID) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                .toList();
    }

    @Override
    public Set<String> lanes(Person person) {
        return Set.copyOf(list(
                String.class,
                "select conversation_sid from mms_relayed where message_sid in (select sid from message where"
                        + " conversation_id in (?1)) union select (regexp_matches(coalesce(answer, '') || ' ' || wish, '"
                        + LANE_SIDS + "', 'g'))[1] from outbound_start where their_address in (?2)",
                some(person.conversationIds()),
                person.addresses()));
    }

    @Override
    public List<String> sids(List<UUID> conversations, String after, int limit) {
        return list(
                String.class,
                "select sid from message where conversation_id in (?1) and sid > ?2 order by sid limit ?3",
                some(conversations),
                after,
                limit);
    }

    @Override
    public List<String> mediaUrls(List<UUID> conversations) {
        return list(
                String.class,
                "select media_url from message where media_url is not null and" + OF_CONVERSATIONS
                        + " union select media_url from scheduled_message where media_url is not null and"
                        + OF_CONVERSATIONS,
                some(conversations));
    }

    @Override
    public void eraseConversations(List<UUID> conversations, Instant at, ObjLongConsumer<String> counts) {
        if (conversations.isEmpty()) {
            return;
        }
        counts.accept("deletedMessageMarks", forget(conversations));
        execute(
                "insert into deleted_message (id, sid_hash, deleted_at) select id, " + SID_HASH
                        + ", ?2 from message where" + OF_CONVERSATIONS + " on conflict do nothing",
                conversations,
                at);
        counts.accept(
                "relayedMessages",
                execute(
                        "delete from mms_relayed where message_sid in (select sid from message where" + OF_CONVERSATIONS
                                + ")",
                        conversations));
        execute("delete from media_content where media_id in (" + MEDIA + ")", conversations);
        counts.accept("media", execute("delete from media where id in (" + MEDIA + ")", conversations));
        counts.accept("messages", execute("delete from message where" + OF_CONVERSATIONS, conversations));
        counts.accept("notes", execute("delete from note where" + OF_CONVERSATIONS, conversations));
        counts.accept(
                "scheduledMessages", execute("delete from scheduled_message where" + OF_CONVERSATIONS, conversations));
        counts.accept("conversations", execute("delete from conversation where id in (?1)", conversations));
    }

    /** What was deleted before stays out, without saying to which conversation it belonged. */
    private int forget(List<UUID> conversations) {
        return execute("update deleted_message set conversation_id = null where" + OF_CONVERSATIONS, conversations);
    }

    @Override
    public void erasePerson(Person person, ObjLongConsumer<String> counts) {
        counts.accept(
                "addresses", execute("delete from contact_address where contact_id in (?1)", some(person.contacts())));
        counts.accept("contacts", execute("delete from contact where id in (?1)", some(person.contacts())));
        counts.accept(
                "outboundTasks", execute("delete from outbound_start where their_address in (?1)", person.addresses()));
    }

    @Override
    public void eraseByLanes(Set<String> sids, ObjLongConsumer<String> counts) {
        if (sids.isEmpty()) {
            return;
        }
        counts.accept("relayedMessages", execute("delete from mms_relayed where conversation_sid in (?1)", sids));
        counts.accept(
                "outboundTasks",
                execute(
                        "delete from outbound_start where exists (select 1 from regexp_matches(coalesce(answer, '')"
                                + " || ' ' || wish, '" + LANE_SIDS + "', 'g') named where named[1] in (?1))",
                        sids));
    }

    @Override
    public List<Person.Held> finishedBefore(Instant time, int limit) {
        return held(
                "status in ('closed', 'deleted') and last_activity_at < ?1 order by id limit ?2 for update skip locked",
                time,
                limit);
    }

    @Override
    public long eraseContactsWithoutConversation(Instant createdBefore) {
        var alone = " (select c.id from contact c where c.created_at < ?1"
                + " and not exists (select 1 from conversation where contact_id = c.id))";
        execute("delete from contact_address where contact_id in" + alone, createdBefore);
        return execute("delete from contact where id in" + alone, createdBefore);
    }

    @Override
    public long removeDeletedBefore(Instant time) {
        return execute("delete from deleted_message where deleted_at < ?1", time);
    }

    @Override
    public long removeRelayedBefore(Instant time) {
        return execute("delete from mms_relayed where relayed_at < ?1", time);
    }

    /** An empty list is no list in SQL. */
    private static Iterable<UUID> some(Iterable<UUID> ids) {
        return ids.iterator().hasNext() ? ids : List.of(UUID.fromString(NOBODY));
    }

    private <T> List<T> list(Class<T> type, String sql, @Nullable Object... parameters) {
        var query = database.createNativeQuery(sql, type);
        for (var index = 0; index < parameters.length; index++) {
            query.setParameter(index + 1, parameters[index]);
        }
        List<?> found = query.getResultList();
        return found.stream().map(type::cast).toList();
    }

    private int execute(String sql, @Nullable Object... parameters) {
        var statement = database.createNativeQuery(sql);
        for (var index = 0; index < parameters.length; index++) {
            statement.setParameter(index + 1, parameters[index]);
        }
        return statement.executeUpdate();
    }
}

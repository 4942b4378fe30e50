package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.KeptOptOuts;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conversations and the people they are held with. */
@ApplicationScoped
class PanacheConversations implements Conversations, PanacheRepositoryBase<ConversationEntity, UUID> {

    private static final String AT = "account = ?1 and channel = ?2 and ourAddress = ?3 ";
    private static final String WITH_CONTACT = "from ConversationEntity c join fetch c.contact ";

    private final KeptOptOuts keptOptOuts;
    private final InboxClock clock;

    PanacheConversations(KeptOptOuts keptOptOuts, InboxClock clock) {
        this.keptOptOuts = keptOptOuts;
        this.clock = clock;
    }

    @Override
    public Conversation lockOrOpen(Opening opening) {
        return byAddress(opening)
                .or(() -> byOtherAddress(opening))
                .orElseGet(() -> insert(opening))
                .toConversation();
    }

    private Optional<ConversationEntity> byAddress(Opening opening) {
        return find(
                        AT + "and theirAddress = ?4",
                        opening.account(),
                        opening.channel().id(),
                        opening.ourAddress(),
                        opening.theirAddress())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private Optional<ConversationEntity> byOtherAddress(Opening opening) {
        var contact = contactOf(opening);
        if (contact.isEmpty()) {
            return Optional.empty();
        }
        remember(opening, contact.get());
        return find(
                        AT + "and contact.id = ?4 order by lastActivityAt desc",
                        opening.account(),
                        opening.channel().id(),
                        opening.ourAddress(),
                        contact.get())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private Optional<UUID> contactOf(Opening opening) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "select contact_id from contact_address where account = ?1 and address in (?2) limit 1",
                        UUID.class)
                .setParameter(1, opening.account())
                .setParameter(2, addresses(opening))
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    private static List<String> addresses(Opening opening) {
        var addresses = new ArrayList<String>();
        addresses.add(opening.theirAddress());
        addresses.addAll(opening.otherAddresses());
        return addresses;
    }

    /** Opens a conversation; where another transaction opens the same one at this moment, waits for it and takes that. */
    private ConversationEntity insert(Opening opening) {
        var contact = contactOf(opening).orElseGet(() -> insertContact(opening));
        getEntityManager()
                .createNativeQuery("""
                        insert into conversation (id, account, channel, our_address, their_address, contact_id, status,
                            unread, last_seq, last_activity_at, created_at, opted_out, version)
                        values (?1, ?2, ?3, ?4, ?5, ?6, 'open', 0, 0, ?7, ?7, ?8, 0)
                        on conflict on constraint conversation_addresses do nothing""")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, opening.account())
                .setParameter(3, opening.channel().id())
                .setParameter(4, opening.ourAddress())
                .setParameter(5, opening.theirAddress())
                .setParameter(6, contact)
                .setParameter(7, opening.at())
                .setParameter(8, keptOptOuts.take(opening.ourAddress(), opening.theirAddress()))
                .executeUpdate();
        return byAddress(opening)
                .orElseThrow(() -> new IllegalStateException(
                        "conversation of account " + opening.account() + ": neither inserted nor found"));
    }

    private UUID insertContact(Opening opening) {
        var contact = UUID.randomUUID();
        getEntityManager()
                .createNativeQuery("insert into contact (id, account, name, created_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, contact)
                .setParameter(2, opening.account())
                .setParameter(3, opening.name() == null ? null : Text.storable(opening.name()))
                .setParameter(4, opening.at())
                .executeUpdate();
        remember(opening, contact);
        var winner = contactOf(opening).orElse(contact);
        if (!winner.equals(contact)) {
            // Another transaction met the same customer at this moment; its row stands.
            getEntityManager()
                    .createNativeQuery("delete from contact where id = ?1 and not exists"
                            + " (select 1 from contact_address where contact_id = ?1)")
                    .setParameter(1, contact)
                    .executeUpdate();
        }
        return winner;
    }

    private void remember(Opening opening, UUID contact) {
        for (var address : addresses(opening)) {
            getEntityManager()
                    .createNativeQuery("insert into contact_address (account, address, contact_id) values (?1, ?2, ?3)"
                            + " on conflict do nothing")
                    .setParameter(1, opening.account())
                    .setParameter(2, address)
                    .setParameter(3, contact)
                    .executeUpdate();
        }
    }

    @Override
    public Optional<Conversation> lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(ConversationEntity::toConversation);
    }

    @Override
    public Optional<Conversation> find(UUID id) {
        return find(WITH_CONTACT + "where c.id = ?1", id).firstResultOptional().map(entity -> {
            // Were it still managed, a later lock in this transaction would show what it was before the lock.
            getEntityManager().detach(entity);
            return entity.toConversation();
        });
    }

    @Override
    public List<Conversation> lockOf(UUID contactId) {
        return find("contact.id = ?1 order by id", contactId).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .map(ConversationEntity::toConversation)
                .toList();
    }

    @Override
    public List<Conversation> list(Filter filter, int limit, @Nullable Position after) {
        var query = new ConversationQuery(
                "c.status = :status", Map.of("status", filter.status().id()));
        if (filter.search() != null) {
            query.matching(filter.search());
        }
        if (filter.label() != null) {
            query.and(":label = any(c.labels)", "label", filter.label());
        }
        if (filter.needsReply() != null) {
            query.and(filter.needsReply() ? "c.needs_reply" : "not c.needs_reply");
        }
        if (filter.assignee() != null) {
            var agent = filter.assignee().agent();
            if (agent == null) {
                query.and("c.assignee is null");
            } else {
                query.and("c.assignee = :assignee", "assignee", agent);
            }
        }
        if (after != null) {
            query.before(after.lastActivityAt(), after.id());
        }
        var ids = query.run(getEntityManager(), limit);
        var found = find(ids).stream().collect(Collectors.toMap(Conversation::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Conversation> find(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find(WITH_CONTACT + "where c.id in ?1", ids).stream()
                        .map(ConversationEntity::toConversation)
                        .toList();
    }

    @Override
    public void rename(UUID contactId, @Nullable String name) {
        getEntityManager().find(ContactEntity.class, contactId).name = name;
    }

    @Override
    public List<UUID> claimedBefore(Instant time, int limit) {
        return find("claimedAt < ?1 order by claimedAt", time).range(0, limit - 1).stream()
                .map(row -> row.id)
                .toList();
    }

    @Override
    public void update(Conversation conversation) {
        var row = findByIdOptional(conversation.id())
                .orElseThrow(() -> new IllegalStateException(
                        "conversation " + conversation.id() + ": not in the database (expected: locked before)"));
        var holder = conversation.desk().claimedBy();
        if (!Objects.equals(row.claimedBy, holder)) {
            row.claimedAt = holder == null ? null : clock.now();
        }
        row.take(conversation);
    }
}

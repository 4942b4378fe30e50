package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations without a database. */
public final class InMemoryConversations implements Conversations {
    public final Map<UUID, Conversation> rows = new LinkedHashMap<>();
    private final Map<String, UUID> contacts = new HashMap<>();

    @Override
    public Conversation lockOrOpen(Opening opening) {
        var addresses = new ArrayList<>(List.of(opening.theirAddress()));
        addresses.addAll(opening.otherAddresses());
        var contact = addresses.stream()
                .map(contacts::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(UUID::randomUUID);
        addresses.forEach(address -> contacts.put(address, contact));
        return rows.values().stream()
                .filter(row -> row.ourAddress().equals(opening.ourAddress())
                        && row.contactId().equals(contact))
                .findFirst()
                .orElseGet(() -> open(opening, contact));
    }

    private Conversation open(Opening opening, UUID contact) {
        var conversation = new Conversation(
                UUID.randomUUID(),
                opening.account(),
                opening.channel(),
                opening.ourAddress(),
                opening.theirAddress(),
                contact,
                opening.name(),
                Conversation.Status.OPEN,
                0,
                0,
                null,
                opening.at(),
                opening.at(),
                Desk.UNTOUCHED,
                0);
        rows.put(conversation.id(), conversation);
        return conversation;
    }

    @Override
    public Optional<Conversation> lock(UUID id) {
        return find(id);
    }

    @Override
    public Optional<Conversation> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<Conversation> list(Filter filter, int limit, @Nullable Position after) {
        return rows.values().stream()
                .filter(row -> row.status() == filter.status())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Conversation> lockOf(UUID contactId) {
        return rows.values().stream()
                .filter(row -> row.contactId().equals(contactId))
                .toList();
    }

    @Override
    public List<Conversation> find(List<UUID> ids) {
        return rows.values().stream().filter(row -> ids.contains(row.id())).toList();
    }

    /** As if all had been claimed long ago. */
    @Override
    public List<UUID> claimedBefore(Instant time, int limit) {
        return rows.values().stream()
                .filter(row -> row.desk().claimedBy() != null)
                .map(Conversation::id)
                .toList();
    }

    @Override
    public void rename(UUID contactId, @Nullable String name) {
        rows.replaceAll((id, row) -> row.contactId().equals(contactId) ? row.named(name) : row);
    }

    @Override
    public void update(Conversation conversation) {
        rows.put(conversation.id(), conversation);
    }
}

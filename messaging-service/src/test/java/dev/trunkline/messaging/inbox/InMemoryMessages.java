package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages without a database. */
public final class InMemoryMessages implements Messages {
    public final Map<UUID, Message> rows = new LinkedHashMap<>();
    private final Set<UUID> deletedIds = new HashSet<>();
    private final Set<String> deletedSids = new HashSet<>();

    @Override
    public Optional<Message> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<Message> findBySid(String sid) {
        return rows.values().stream().filter(row -> sid.equals(row.sid())).findFirst();
    }

    @Override
    public List<Message> find(List<UUID> ids) {
        return rows.values().stream().filter(row -> ids.contains(row.id())).toList();
    }

    @Override
    public boolean isDeleted(String sid) {
        return deletedSids.contains(sid);
    }

    @Override
    public boolean isDeleted(UUID id) {
        return deletedIds.contains(id);
    }

    @Override
    public Set<String> deleted(List<String> sids) {
        return sids.stream().filter(deletedSids::contains).collect(Collectors.toSet());
    }

    @Override
    public void deleteOf(UUID conversationId, Instant at) {
        rows.values().removeIf(row -> {
            var gone = row.conversationId().equals(conversationId);
            if (gone) {
                deletedIds.add(row.id());
                Optional.ofNullable(row.sid()).ifPresent(deletedSids::add);
            }
            return gone;
        });
    }

    @Override
    public boolean isUnanswered(UUID conversationId) {
        var answered = rows.values().stream()
                .filter(row -> row.conversationId().equals(conversationId))
                .filter(row ->
                        row.direction() == Direction.OUTBOUND && !row.status().isFailure())
                .mapToLong(Message::seq)
                .max()
                .orElse(0);
        return rows.values().stream()
                .anyMatch(row -> row.conversationId().equals(conversationId)
                        && row.direction() == Direction.INBOUND
                        && row.seq() > answered);
    }

    @Override
    public Optional<UUID> conversationOf(UUID id) {
        return find(id).map(Message::conversationId);
    }

    @Override
    public Optional<UUID> conversationOfSid(String sid) {
        return findBySid(sid).map(Message::conversationId);
    }

    @Override
    public Optional<UUID> messageOfMedia(UUID mediaId) {
        return rows.values().stream()
                .filter(row -> row.media().stream()
                        .anyMatch(attachment -> attachment.id().equals(mediaId)))
                .map(Message::id)
                .findFirst();
    }

    @Override
    public List<String> known(List<String> sids) {
        return sids.stream().filter(sid -> findBySid(sid).isPresent()).toList();
    }

    @Override
    public Map<String, MessageStatus> statuses(List<String> sids) {
        return rows.values().stream()
                .filter(row -> sids.contains(row.sid()))
                .collect(Collectors.toMap(row -> String.valueOf(row.sid()), Message::status));
    }

    @Override
    public List<Message> withoutSid(UUID conversationId, String to, String body) {
        return rows.values().stream()
                .filter(row -> row.conversationId().equals(conversationId)
                        && row.sid() == null
                        && row.direction() == Direction.OUTBOUND
                        && row.to().equals(to)
                        && row.body().equals(body))
                .sorted(Comparator.comparingLong(Message::seq))
                .toList();
    }

    @Override
    public List<String> unsettled(Instant from, Instant to, String after, int limit) {
        return rows.values().stream()
                .filter(row -> row.direction() == Direction.OUTBOUND
                        && row.sid() != null
                        && !row.status().isSettled())
                .filter(row -> !row.sentAt().isBefore(from) && row.sentAt().isBefore(to))
                .map(row -> String.valueOf(row.sid()))
                .filter(sid -> sid.compareTo(after) > 0)
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Long> firstSentFrom(UUID conversationId, long behind, Instant at) {
        return rows.values().stream()
                .filter(row -> row.conversationId().equals(conversationId))
                .filter(row -> row.seq() > behind && !row.sentAt().isBefore(at))
                .map(Message::seq)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<Long> firstBehind(UUID conversationId, long behind) {
        return firstSentFrom(conversationId, behind, Instant.EPOCH);
    }

    @Override
    public long lastBefore(UUID conversationId, long seq) {
        return rows.values().stream()
                .filter(row -> row.conversationId().equals(conversationId))
                .mapToLong(Message::seq)
                .filter(position -> position < seq)
                .max()
                .orElse(0);
    }

    @Override
    public List<Message> page(UUID conversationId, int limit, @Nullable Long before) {
        var found = rows.values().stream()
                .filter(row -> row.conversationId().equals(conversationId))
                .filter(row -> before == null || row.seq() < before)
                .sorted(Comparator.comparingLong(Message::seq))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    @Override
    public void insert(Message message) {
        if (rows.putIfAbsent(message.id(), message) != null) {
            throw new IllegalStateException("message " + message.id() + ": inserted twice");
        }
    }

    @Override
    public void update(Message message) {
        rows.put(message.id(), message);
    }
}

package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Attachment;
import dev.trunkline.messaging.inbox.Direction;
import dev.trunkline.messaging.inbox.Message;
import dev.trunkline.messaging.inbox.MessageStatus;
import dev.trunkline.messaging.inbox.Messages;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages with their attachments. */
@ApplicationScoped
class PanacheMessages implements Messages, PanacheRepositoryBase<MessageEntity, UUID> {

    private final PanacheMedia media;

    PanacheMessages(PanacheMedia media) {
        this.media = media;
    }

    @Override
    public Optional<Message> find(UUID id) {
        return findByIdOptional(id).map(this::withMedia);
    }

    @Override
    public Optional<Message> findBySid(String sid) {
        return find("sid", sid).firstResultOptional().map(this::withMedia);
    }

    private Message withMedia(MessageEntity entity) {
        return entity.toMessage(media.of(List.of(entity.id)).getOrDefault(entity.id, List.of()));
    }

    @Override
    public Optional<UUID> conversationOf(UUID id) {
        return conversationOf("id", id);
    }

    @Override
    public Optional<UUID> conversationOfSid(String sid) {
        return conversationOf("sid", sid);
    }

    private Optional<UUID> conversationOf(String attribute, Object value) {
        return getEntityManager()
                .createQuery("select m.conversationId from MessageEntity m where m." + attribute + " = ?1", UUID.class)
                .setParameter(1, value)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<UUID> messageOfMedia(UUID mediaId) {
        return media.findByIdOptional(mediaId).map(entity -> entity.messageId);
    }

    @Override
    public List<String> known(List<String> sids) {
        var known = new ArrayList<>(deleted(sids));
        known.addAll(getEntityManager()
                .createQuery("select m.sid from MessageEntity m where m.sid in ?1", String.class)
                .setParameter(1, sids)
                .getResultList());
        return known;
    }

    @Override
    public boolean isDeleted(String sid) {
        return !deleted(List.of(sid)).isEmpty();
    }

    @Override
    public boolean isDeleted(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select id from deleted_message where id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    @Override
    public Set<String> deleted(List<String> sids) {
        var hashes = sids.stream().collect(Collectors.toMap(PanacheMessages::hash, Function.identity(), (a, b) -> a));
        List<?> found = getEntityManager()
                .createNativeQuery("select sid_hash from deleted_message where sid_hash in (?1)", String.class)
                .setParameter(1, hashes.keySet())
                .getResultList();
        return found.stream().map(hashes::get).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** As the database makes it in {@link #deleteOf}. */
    private static String hash(String sid) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(sid.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not there (expected: every JDK has it)", e);
        }
    }

    @Override
    public void deleteOf(UUID conversationId, Instant at) {
        execute("""
                insert into deleted_message (id, sid_hash, conversation_id, deleted_at)
                select id, encode(sha256(convert_to(sid, 'UTF8')), 'hex'), conversation_id, ?2
                from message where conversation_id = ?1""", conversationId, at);
        var media = " in (select d.id from media d join message m on m.id = d.message_id where m.conversation_id = ?1)";
        execute("delete from media_content where media_id" + media, conversationId);
        execute("delete from media where id" + media, conversationId);
        execute("delete from message where conversation_id = ?1", conversationId);
    }

    private void execute(String sql, Object... parameters) {
        var statement = getEntityManager().createNativeQuery(sql);
        for (var index = 0; index < parameters.length; index++) {
            statement.setParameter(index + 1, parameters[index]);
        }
        statement.executeUpdate();
    }

    @Override
    public boolean isUnanswered(UUID conversationId) {
        var failed = Arrays.stream(MessageStatus.values())
                .filter(MessageStatus::isFailure)
                .map(MessageStatus::id)
                .toList();
        return getEntityManager()
                        .createQuery(
                                "select count(m) from MessageEntity m where m.conversationId = ?1 and m.direction = ?2"
                                        + " and m.seq > (select coalesce(max(o.seq), 0) from MessageEntity o"
                                        + " where o.conversationId = ?1 and o.direction = ?3 and o.status not in ?4)",
                                Long.class)
                        .setParameter(1, conversationId)
                        .setParameter(2, Direction.INBOUND.id())
                        .setParameter(3, Direction.OUTBOUND.id())
                        .setParameter(4, failed)
                        .getSingleResult()
                > 0;
    }

    @Override
    public List<Message> find(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var attachments = media.of(ids);
        return find("id in ?1", ids).stream()
                .map(entity -> entity.toMessage(attachments.getOrDefault(entity.id, List.of())))
                .toList();
    }

    @Override
    public Map<String, MessageStatus> statuses(List<String> sids) {
        return getEntityManager()
                .createQuery("select m from MessageEntity m where m.sid in ?1", MessageEntity.class)
                .setParameter(1, sids)
                .getResultStream()
                .map(entity -> entity.toMessage(List.of()))
                .collect(Collectors.toMap(message -> String.valueOf(message.sid()), Message::status));
    }

    @Override
    public List<Message> withoutSid(UUID conversationId, String to, String body) {
        return find(
                        "conversationId = ?1 and sid is null and direction = ?2 and toAddress = ?3 and body = ?4 order by seq",
                        conversationId,
                        Direction.OUTBOUND.id(),
                        to,
                        Text.storable(body))
                .stream()
                .map(this::withMedia)
                .toList();
    }

    @Override
    public List<String> unsettled(Instant from, Instant to, String after, int limit) {
        var statuses = Arrays.stream(MessageStatus.values())
                .filter(status -> !status.isSettled())
                .map(MessageStatus::id)
                .toList();
        return getEntityManager()
                .createQuery(
                        "select m.sid from MessageEntity m where m.sid > ?5 and m.direction = ?1 and m.status in ?2"
                                + " and m.sentAt >= ?3 and m.sentAt < ?4 order by m.sid",
                        String.class)
                .setParameter(1, Direction.OUTBOUND.id())
                .setParameter(2, statuses)
                .setParameter(3, from)
                .setParameter(4, to)
                .setParameter(5, after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Optional<Long> firstSentFrom(UUID conversationId, long behind, Instant at) {
        return Optional.ofNullable(getEntityManager()
                .createQuery(
                        "select min(m.seq) from MessageEntity m where m.conversationId = ?1 and m.seq > ?2 and m.sentAt >= ?3",
                        Long.class)
                .setParameter(1, conversationId)
                .setParameter(2, behind)
                .setParameter(3, at)
                .getSingleResult());
    }

    @Override
    public Optional<Long> firstBehind(UUID conversationId, long behind) {
        return firstSentFrom(conversationId, behind, Instant.EPOCH);
    }

    @Override
    public long lastBefore(UUID conversationId, long seq) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(m.seq), 0) from MessageEntity m where m.conversationId = ?1 and m.seq < ?2",
                        Long.class)
                .setParameter(1, conversationId)
                .setParameter(2, seq)
                .getSingleResult();
    }

    @Override
    public List<Message> page(UUID conversationId, int limit, @Nullable Long before) {
        var found = before == null
                ? find("conversationId = ?1 order by seq desc", conversationId)
                : find("conversationId = ?1 and seq < ?2 order by seq desc", conversationId, before);
        var entities = found.range(0, limit - 1).list();
        var attachments = media.of(entities.stream().map(entity -> entity.id).toList());
        return entities.stream()
                .sorted(Comparator.comparingLong(entity -> entity.seq))
                .map(entity -> entity.toMessage(attachments.getOrDefault(entity.id, List.of())))
                .toList();
    }

    @Override
    public void insert(Message message) {
        persist(MessageEntity.of(message));
        media.save(message);
    }

    @Override
    public void update(Message message) {
        findByIdOptional(message.id())
                .orElseThrow(() -> new IllegalStateException(
                        "message " + message.id() + ": not in the database (expected: found before)"))
                .take(message);
        media.save(message);
    }

    /** Attachments by message. */
    @ApplicationScoped
    static class PanacheMedia implements PanacheRepositoryBase<MediaEntity, UUID> {

        Map<UUID, List<Attachment>> of(List<UUID> messageIds) {
            if (messageIds.isEmpty()) {
                return Map.of();
            }
            return find("messageId in ?1 order by position", messageIds).stream()
                    .collect(Collectors.groupingBy(
                            entity -> entity.messageId,
                            Collectors.mapping(MediaEntity::toAttachment, Collectors.toList())));
        }

        void save(Message message) {
            for (var attachment : message.media()) {
                findByIdOptional(attachment.id())
                        .ifPresentOrElse(
                                entity -> entity.take(attachment),
                                () -> persist(MediaEntity.of(message.id(), attachment)));
            }
        }
    }
}

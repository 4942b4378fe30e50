package dev.trunkline.messaging.schedule.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.messaging.outbound.TemplateUse;
import dev.trunkline.messaging.schedule.ScheduledMessage;
import dev.trunkline.messaging.schedule.ScheduledMessages;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** In the table {@code scheduled_message}. */
@ApplicationScoped
class PanacheScheduledMessages implements ScheduledMessages, PanacheRepositoryBase<ScheduledMessageEntity, UUID> {

    private static final int MOST = 100;

    private final ObjectMapper json;

    PanacheScheduledMessages(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Optional<ScheduledMessage> lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(this::message);
    }

    @Override
    public List<ScheduledMessage> of(UUID conversationId) {
        var shown = List.of(ScheduledMessage.State.WAITING.id(), ScheduledMessage.State.REFUSED.id());
        return find("conversationId = ?1 and state in ?2 order by sendAt, id", conversationId, shown)
                .range(0, MOST - 1)
                .stream()
                .map(this::message)
                .toList();
    }

    @Override
    public void insert(ScheduledMessage message) {
        var row = new ScheduledMessageEntity();
        row.id = message.id();
        row.conversationId = message.conversationId();
        row.body = message.body();
        row.mediaUrl = message.mediaUrl().orElse(null);
        row.contentSid = message.template().map(TemplateUse::sid).orElse(null);
        row.variables = message.template().map(this::variables).orElse(null);
        row.author = message.author();
        row.wantedAt = message.wantedAt();
        take(row, message);
        persist(row);
    }

    @Override
    public void update(ScheduledMessage message) {
        take(findById(message.id()), message);
    }

    private static void take(ScheduledMessageEntity row, ScheduledMessage message) {
        row.sendAt = message.sendAt();
        row.state = message.state().id();
        row.messageId = message.messageId();
        row.reason = message.reason();
    }

    private ScheduledMessage message(ScheduledMessageEntity row) {
        return new ScheduledMessage(
                row.id,
                row.conversationId,
                row.body,
                Optional.ofNullable(row.mediaUrl),
                Optional.ofNullable(row.contentSid).map(sid -> new TemplateUse(sid, values(row))),
                row.author,
                row.wantedAt,
                row.sendAt,
                ScheduledMessage.State.ofId(row.state),
                row.messageId,
                row.reason);
    }

    private String variables(TemplateUse use) {
        try {
            return json.writeValueAsString(use.variables());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("template " + use.sid() + ": variables cannot be written as JSON", e);
        }
    }

    private Map<String, String> values(ScheduledMessageEntity row) {
        try {
            return row.variables == null ? Map.of() : json.readValue(row.variables, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("scheduled message " + row.id + ": its variables are no JSON", e);
        }
    }
}

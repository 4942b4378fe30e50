package dev.trunkline.messaging.autoreply.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.trunkline.messaging.autoreply.AutoReplies;
import dev.trunkline.messaging.autoreply.AutoReply;
import dev.trunkline.messaging.autoreply.Trigger;
import dev.trunkline.messaging.inbox.Channel;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** In the table {@code auto_reply}. */
@ApplicationScoped
class PanacheAutoReplies implements AutoReplies, PanacheRepositoryBase<AutoReplyEntity, UUID> {

    private static final String KEYWORD = "keyword";
    private static final String FIRST_MESSAGE = "first-message";
    private static final String AFTER_HOURS = "after-hours";

    private final ObjectMapper json;

    PanacheAutoReplies(ObjectMapper json) {
        this.json = json.copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    @Override
    public List<AutoReply> all() {
        return find("order by position, name, id").stream().map(this::rule).toList();
    }

    @Override
    public Optional<AutoReply> lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(this::rule);
    }

    @Override
    public void insert(AutoReply rule) {
        var entity = new AutoReplyEntity();
        entity.id = rule.id();
        take(entity, rule);
        persist(entity);
    }

    @Override
    public void update(AutoReply rule) {
        take(findById(rule.id()), rule);
    }

    @Override
    public void delete(UUID id) {
        deleteById(id);
    }

    private void take(AutoReplyEntity entity, AutoReply rule) {
        entity.name = rule.name();
        entity.enabled = rule.enabled();
        entity.position = rule.position();
        entity.kind = switch (rule.trigger()) {
            case Trigger.Keyword keyword -> KEYWORD;
            case Trigger.FirstMessage first -> FIRST_MESSAGE;
            case Trigger.AfterHours after -> AFTER_HOURS;
        };
        try {
            entity.trigger = json.writeValueAsString(rule.trigger());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("auto reply " + rule.id() + ": cannot be written as JSON", e);
        }
        entity.channels = rule.channels().stream().map(Channel::id).collect(Collectors.joining(","));
        entity.text = rule.text();
        entity.version = rule.version();
    }

    private AutoReply rule(AutoReplyEntity entity) {
        return new AutoReply(
                entity.id,
                entity.name,
                entity.enabled,
                entity.position,
                trigger(entity),
                Arrays.stream(entity.channels.split(","))
                        .filter(id -> !id.isEmpty())
                        .map(Channel::ofId)
                        .toList(),
                entity.text,
                entity.version);
    }

    private Trigger trigger(AutoReplyEntity entity) {
        var type = switch (entity.kind) {
            case KEYWORD -> Trigger.Keyword.class;
            case FIRST_MESSAGE -> Trigger.FirstMessage.class;
            case AFTER_HOURS -> Trigger.AfterHours.class;
            default -> throw new IllegalStateException("auto reply " + entity.id + ": kind '" + entity.kind + "'");
        };
        try {
            return json.readValue(entity.trigger, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("auto reply " + entity.id + ": its trigger is no JSON of its kind", e);
        }
    }
}

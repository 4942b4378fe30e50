package dev.trunkline.messaging.tasks.panache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.Start;
import dev.trunkline.messaging.tasks.Start.State;
import dev.trunkline.messaging.tasks.StartStore;
import dev.trunkline.messaging.tasks.StartViews;
import dev.trunkline.messaging.tasks.Wish;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts, their wishes as JSON. */
@ApplicationScoped
class PanacheStarts implements StartStore, PanacheRepositoryBase<StartEntity, UUID> {

    private final ObjectMapper json;

    PanacheStarts(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void insert(Start start) {
        var entity = new StartEntity();
        entity.id = start.id();
        entity.kind = StartViews.kind(start.wish());
        entity.wish = write(start.wish());
        entity.theirAddress = start.wish().customer().orElse(null);
        entity.author = start.author();
        entity.trace = start.trace();
        entity.createdAt = start.createdAt();
        take(entity, start);
        persist(entity);
    }

    @Override
    public Optional<Start> find(UUID id) {
        return findByIdOptional(id).map(this::start);
    }

    @Override
    public Optional<Start> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::start);
    }

    @Override
    public void update(Start start) {
        take(
                findByIdOptional(start.id())
                        .orElseThrow(() -> new IllegalStateException(
                                "start " + start.id() + ": not in the database (expected: found before)")),
                start);
    }

    @Override
    public List<Start> newest(Optional<String> customer, int limit) {
        var found = customer.map(address -> find("theirAddress = ?1 order by createdAt desc, id", address))
                .orElseGet(() -> find("order by createdAt desc, id"));
        return found.range(0, limit - 1).stream().map(this::start).toList();
    }

    private static void take(StartEntity entity, Start start) {
        var refusal = start.refusal();
        entity.state = start.state().name().toLowerCase(Locale.ROOT);
        entity.refusalStatus = refusal == null ? null : refusal.status();
        entity.refusalCode = refusal == null ? null : refusal.code();
        entity.refusalReason = refusal == null ? null : refusal.reason();
        entity.answer = start.answer();
        entity.delay = start.delay();
        entity.changedAt = start.changedAt();
    }

    private Start start(StartEntity entity) {
        return new Start(
                entity.id,
                read(entity),
                entity.author,
                State.valueOf(entity.state.toUpperCase(Locale.ROOT)),
                refusal(entity),
                entity.answer,
                entity.delay,
                entity.trace,
                entity.createdAt,
                entity.changedAt);
    }

    private static @Nullable Refusal refusal(StartEntity entity) {
        return entity.refusalStatus == null
                ? null
                : new Refusal(
                        entity.refusalStatus, entity.refusalCode, Objects.requireNonNullElse(entity.refusalReason, ""));
    }

    private String write(Wish wish) {
        try {
            return json.writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish cannot be written as JSON", e);
        }
    }

    private Wish read(StartEntity entity) {
        var type = switch (entity.kind) {
            case "task" -> Wish.Task.class;
            case "message" -> Wish.Text.class;
            case "flow" -> Wish.Flow.class;
            default ->
                throw new IllegalStateException(
                        "start " + entity.id + ": kind '" + entity.kind + "' (expected: task, message or flow)");
        };
        try {
            return json.readValue(entity.wish, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("start " + entity.id + ": its wish cannot be read", e);
        }
    }
}

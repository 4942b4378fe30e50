package dev.trunkline.bridge.link.panache;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Link.State;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.TaskPointer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links as rows. */
@ApplicationScoped
class PanacheLinks implements Links, PanacheRepositoryBase<LinkEntity, UUID> {

    @Override
    public Optional<Link> find(UUID id) {
        return findByIdOptional(id).map(LinkEntity::link);
    }

    @Override
    public Optional<Link> of(String conversation) {
        return find("first = ?1 or second = ?1", conversation).stream()
                .findFirst()
                .map(LinkEntity::link);
    }

    /** One after the other, so that whoever comes second finds the first one's. */
    @Override
    public Link add(Link link) {
        var unused = getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('bridge_link'), hashtext(:pair))")
                .setParameter("pair", link.pair())
                .getSingleResult();
        var there = find("pair = ?1 and (first = ?2 or second = ?3)", link.pair(), link.first(), link.second()).stream()
                .findFirst();
        if (there.isPresent()) {
            return there.get().link();
        }
        persist(LinkEntity.of(link));
        return link;
    }

    @Override
    public void forget(UUID id) {
        deleteById(id);
        flush();
    }

    @Override
    public boolean isOpening(UUID id) {
        return findByIdOptional(id).map(entity -> entity.opening).orElse(false);
    }

    @Override
    public void opened(UUID id) {
        required(id).opening = false;
    }

    @Override
    public void state(UUID id, State state) {
        var entity = required(id);
        entity.state(state);
        entity.ending = false;
    }

    @Override
    public void seen(UUID id, Side side, int next) {
        var entity = required(id);
        if (side == Side.FIRST) {
            entity.firstNext = next;
        } else {
            entity.secondNext = next;
        }
    }

    @Override
    public int start(UUID id, Side side) {
        return findByIdOptional(id)
                .map(entity -> side == Side.FIRST ? entity.firstStart : entity.secondStart)
                .orElse(0);
    }

    @Override
    public int texted(UUID id) {
        return findByIdOptional(id).map(entity -> entity.texted).orElse(0);
    }

    @Override
    public void texted(UUID id, int below) {
        required(id).texted = below;
    }

    @Override
    public Optional<TaskPointer> task(UUID id) {
        return findByIdOptional(id).flatMap(LinkEntity::task);
    }

    @Override
    public void task(UUID id, TaskPointer task) {
        required(id).task(task);
    }

    @Override
    public boolean isEnding(UUID id) {
        return findByIdOptional(id).map(entity -> entity.ending).orElse(false);
    }

    @Override
    public void ending(UUID id) {
        required(id).ending = true;
    }

    @Override
    public Optional<Instant> taskSince(UUID id) {
        return findByIdOptional(id).flatMap(entity -> Optional.ofNullable(entity.taskSince));
    }

    @Override
    public void taskSince(UUID id, Instant at) {
        var entity = required(id);
        if (entity.taskSince == null || entity.taskSince.isBefore(at)) {
            entity.taskSince = at;
        }
    }

    @Override
    public void late(UUID id, Link.@Nullable Late late) {
        required(id).late(late);
    }

    private LinkEntity required(UUID id) {
        var entity = findByIdOptional(id)
                .orElseThrow(() ->
                        new IllegalStateException("link " + id + ": not in the database (expected: found before)"));
        entity.changedAt = Instant.now();
        return entity;
    }

    @Override
    public List<Link> toCompare(@Nullable UUID after, Instant changedSince, Instant createdBefore, int limit) {
        var known = "(state = 'open' or changedAt >= :since) and createdAt < :before";
        Map<String, Object> values = new HashMap<>(Map.of("since", changedSince, "before", createdBefore));
        if (after != null) {
            values.put("after", after);
        }
        return find(known + (after == null ? "" : " and id > :after") + " order by id", values)
                .range(0, limit - 1)
                .stream()
                .map(LinkEntity::link)
                .toList();
    }

    @Override
    public List<Link> newest(@Nullable State state, @Nullable After after, int limit) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (state != null) {
            conditions.add("state = :state");
            values.put("state", state.name().toLowerCase(Locale.ROOT));
        }
        if (after != null) {
            conditions.add("(changedAt < :at or (changedAt = :at and id > :id))");
            values.putAll(Map.of("at", after.changedAt(), "id", after.id()));
        }
        var query = (conditions.isEmpty() ? "" : String.join(" and ", conditions)) + " order by changedAt desc, id";
        return find(query.strip(), values).range(0, limit - 1).stream()
                .map(LinkEntity::link)
                .toList();
    }
}

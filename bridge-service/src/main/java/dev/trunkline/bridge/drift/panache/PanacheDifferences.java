package dev.trunkline.bridge.drift.panache;

import dev.trunkline.bridge.drift.Difference;
import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.link.Links.After;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Differences as rows. */
@ApplicationScoped
class PanacheDifferences implements Differences, PanacheRepositoryBase<DifferenceEntity, UUID> {

    @Override
    public void found(UUID link, Collection<Finding> findings, String by, String eventId, Instant at) {
        var open = open(link);
        for (var finding : findings) {
            if (open.stream().noneMatch(one -> one.is(finding))) {
                persist(DifferenceEntity.of(link, finding, by, eventId, at));
            }
        }
    }

    private List<DifferenceEntity> open(UUID link) {
        return list("link = ?1 and repairedAt is null", link);
    }

    @Override
    public int repaired(UUID link, Predicate<Finding> which, Instant at) {
        var good = open(link).stream()
                .filter(one -> which.test(one.difference().finding()))
                .toList();
        good.forEach(one -> {
            one.repairedAt = at;
            one.reason = null;
        });
        return good.size();
    }

    @Override
    public void left(UUID link, Map<Finding, String> reasons) {
        var open = open(link);
        reasons.forEach((finding, reason) ->
                open.stream().filter(one -> one.is(finding)).forEach(one -> one.reason = reason));
    }

    @Override
    public void kept(UUID link, String reason) {
        open(link).forEach(one -> one.reason = reason);
    }

    @Override
    public List<Difference> foundIn(Collection<String> eventIds) {
        return eventIds.isEmpty()
                ? List.of()
                : find("foundIn in ?1 order by foundAt, id", eventIds).stream()
                        .map(DifferenceEntity::difference)
                        .toList();
    }

    @Override
    public List<Difference> newest(@Nullable Boolean open, @Nullable UUID link, @Nullable After after, int limit) {
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>();
        if (open != null) {
            conditions.add(open ? "repairedAt is null" : "repairedAt is not null");
        }
        if (link != null) {
            conditions.add("link = :link");
            values.put("link", link);
        }
        if (after != null) {
            conditions.add("(foundAt < :at or (foundAt = :at and id > :id))");
            values.putAll(Map.of("at", after.changedAt(), "id", after.id()));
        }
        var query = String.join(" and ", conditions) + " order by foundAt desc, id";
        return find(query.strip(), values).range(0, limit - 1).stream()
                .map(DifferenceEntity::difference)
                .toList();
    }

    @Override
    public long count(boolean open) {
        return count(open ? "repairedAt is null" : "repairedAt is not null");
    }
}

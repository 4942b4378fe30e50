package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.drift.Difference.Finding;
import dev.trunkline.bridge.link.Links.After;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All differences. Each method wants a transaction. */
public interface Differences {

    /** Keeps those that are not open already. */
    void found(UUID link, Collection<Finding> findings, String by, String eventId, Instant at);

    /** Those of a link's that are open and pass are made good. @return how many */
    int repaired(UUID link, Predicate<Finding> which, Instant at);

    /** Why some of a link stay open. */
    void left(UUID link, Map<Finding, String> reasons);

    /** Why those of a link that are open stay so. */
    void kept(UUID link, String reason);

    /** What some comparisons found first. */
    List<Difference> foundIn(Collection<String> eventIds);

    /** Newest first. @param open null for all, @param link null for those of all links */
    List<Difference> newest(@Nullable Boolean open, @Nullable UUID link, @Nullable After after, int limit);

    long count(boolean open);
}

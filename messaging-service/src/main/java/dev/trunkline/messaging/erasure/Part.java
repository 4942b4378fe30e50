package dev.trunkline.messaging.erasure;

import dev.trunkline.contracts.Topics;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of an erasure in one of the other services.
 *
 * @param service such as {@code proxy}
 * @param at when the service was at it; null until it tells
 * @param stuck why nobody tries any more; null where that is not so
 * @param counts rows erased, by kind
 * @param left entries and rows that mention the person and were in use
 */
public record Part(
        String service, @Nullable Instant at, @Nullable String stuck, Map<String, Long> counts, long left) {

    public Part {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Of a service that is asked. */
    static Part asked(String service) {
        return new Part(service, null, null, Map.of(), 0);
    }

    /** It is asked once more; what it has erased stays counted. */
    Part askedAgain() {
        return new Part(service, null, null, counts, 0);
    }

    public Erasure.State state() {
        if (at == null) {
            return Erasure.State.PENDING;
        }
        return stuck == null ? Erasure.State.finished(left) : Erasure.State.STUCK;
    }

    /** Whether a topic is one of the service's own. */
    boolean onTopics(String what) {
        return what.equals(Topics.commands(service)) || what.equals(Topics.parked(service));
    }

    /** Whether another is older: services tell in order, but a topic may be read again. */
    boolean supersedes(Part known) {
        return known.at == null || at != null && !at.isBefore(known.at);
    }
}

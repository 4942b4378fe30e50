package dev.trunkline.acceptance.failures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What was promised: everything that was acknowledged, by id. Safe for many threads. */
final class Memory {

    /** Event id of each acknowledged webhook, and when its answer came. */
    private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();

    /** SIDs of acknowledged messages that no live client has seen yet. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> forged = ConcurrentHashMap.newKeySet();
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    private final List<Violation> violations = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    /** @param what went wrong @param id of what it happened to @param at when it was promised */
    record Violation(String what, String id, Instant at) {}

    /** True: for the first time. */
    boolean acknowledge(String eventId) {
        return acknowledged.putIfAbsent(eventId, Instant.now()) == null;
    }

    /** An acknowledged message that live clients have to be shown. */
    void expectSighting(String messageSid) {
        unseen.add(messageSid);
        if (seen.contains(messageSid)) {
            unseen.remove(messageSid);
        }
    }

    void sighted(String messageSid) {
        seen.add(messageSid);
        unseen.remove(messageSid);
    }

    Set<String> unseen() {
        return unseen;
    }

    void forged(String messageSid) {
        forged.add(messageSid);
    }

    Set<String> forged() {
        return forged;
    }

    void poisoned(String eventId) {
        poisoned.add(eventId);
    }

    Set<String> poisoned() {
        return poisoned;
    }

    /** An answer that acknowledges nothing; 0: none came. */
    void failed(int status) {
        failures.computeIfAbsent(status, unused -> new AtomicInteger()).incrementAndGet();
    }

    int failures(int status) {
        var count = failures.get(status);
        return count == null ? 0 : count.get();
    }

    Map<Integer, AtomicInteger> failures() {
        return failures;
    }

    /** Twilio gave up after a failure: it may have arrived or not. */
    void abandoned() {
        abandoned.incrementAndGet();
    }

    int abandonedCount() {
        return abandoned.get();
    }

    void repeated() {
        repeated.incrementAndGet();
    }

    int repeatedCount() {
        return repeated.get();
    }

    Map<String, Instant> acknowledged() {
        return acknowledged;
    }

    void violation(String what, String id, Instant at) {
        violations.add(new Violation(what, id, at));
    }

    List<Violation> violations() {
        return violations;
    }
}

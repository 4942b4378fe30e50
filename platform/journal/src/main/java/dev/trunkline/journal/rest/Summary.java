package dev.trunkline.journal.rest;

import dev.trunkline.journal.query.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The journal at a glance.
 *
 * @param depth entries not done
 * @param lanes lanes that hold them
 * @param parked entries given up
 * @param held lanes that an operator keeps from running
 * @param oldestAgeSeconds age of the oldest entry not done, held and throttled ones included; 0 where there is none
 * @param outbox records not yet published
 */
public record Summary(
        String service,
        long depth,
        long lanes,
        long parked,
        long held,
        double oldestAgeSeconds,
        long outbox,
        double outboxOldestAgeSeconds) {

    static Summary of(String service, Backlog backlog, Instant now) {
        return new Summary(
                service,
                backlog.depth(),
                backlog.lanes(),
                backlog.parked(),
                backlog.held(),
                age(backlog.oldest(), now),
                backlog.outbox(),
                age(backlog.oldestOutbox(), now));
    }

    private static double age(Optional<Instant> since, Instant now) {
        return since.map(instant -> Math.max(0, Duration.between(instant, now).toMillis()) / 1000.0)
                .orElse(0.0);
    }
}

package dev.trunkline.ingress.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this instance keeps back from the webhook topics, and what it has done since it started.
 *
 * @param spooled events that were accepted and wait on the disk for Kafka
 * @param setAside events of the spool that Kafka will never have; files for people to look at
 * @param quarantined requests of all instances that were refused and kept, and not released; null where the quarantine
 *     cannot be read
 * @param quarantineTrouble why it cannot
 * @param topics the spools that hold something
 */
public record IngressReport(
        long spooled,
        List<String> spooledIds,
        long setAside,
        List<String> setAsideIds,
        @Nullable Long quarantined,
        List<String> quarantinedIds,
        @Nullable String quarantineTrouble,
        List<OfTopic> topics,
        Counts counts) {

    public IngressReport {
        spooledIds = List.copyOf(spooledIds);
        setAsideIds = List.copyOf(setAsideIds);
        quarantinedIds = List.copyOf(quarantinedIds);
        topics = List.copyOf(topics);
    }

    public record OfTopic(String topic, long spooled, long setAside) {}

    /**
     * Events of this process.
     *
     * @param since when it started
     * @param published accepted because Kafka had them
     * @param spooled accepted because the spool had them
     * @param drained of those, taken by Kafka later
     * @param refused not accepted because Kafka would never take them
     * @param setAside of the spooled, refused by Kafka later
     * @param quarantined doubtful requests that were kept
     * @param dropped doubtful requests that were not
     * @param released quarantined requests that were published after all
     */
    public record Counts(
            Instant since,
            long published,
            long spooled,
            long drained,
            long refused,
            long setAside,
            long quarantined,
            long dropped,
            long released) {}
}

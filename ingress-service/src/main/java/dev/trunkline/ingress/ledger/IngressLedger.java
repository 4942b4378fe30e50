package dev.trunkline.ingress.ledger;

import dev.trunkline.ingress.ledger.IngressReport.Counts;
import dev.trunkline.ingress.ledger.IngressReport.OfTopic;
import dev.trunkline.ingress.publishing.DurablePublisher;
import dev.trunkline.ingress.publishing.SpoolContent;
import dev.trunkline.ingress.quarantine.Quarantine;
import dev.trunkline.ingress.quarantine.QuarantineOperations;
import dev.trunkline.ingress.quarantine.QuarantineUnreadableException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Puts together what the spool and the quarantine hold. */
public final class IngressLedger {

    private final DurablePublisher publisher;
    private final Quarantine quarantine;
    private final QuarantineOperations operations;
    private final Instant since;

    public IngressLedger(
            DurablePublisher publisher, Quarantine quarantine, QuarantineOperations operations, Instant since) {
        this.publisher = publisher;
        this.quarantine = quarantine;
        this.operations = operations;
        this.since = since;
    }

    /**
     * Blocks on the disk, and on Kafka for the quarantine; while Kafka is away the rest is told.
     *
     * @param maxIds how many of each are named
     */
    public IngressReport report(int maxIds) {
        var contents = publisher.contents(maxIds);
        @Nullable List<String> kept = null;
        @Nullable String trouble = null;
        try {
            kept = operations.keptIds();
        } catch (QuarantineUnreadableException e) {
            trouble = e.getMessage();
        }
        return new IngressReport(
                sum(contents, SpoolContent::spooled),
                ids(contents, SpoolContent::spooledIds, maxIds),
                sum(contents, SpoolContent::setAside),
                ids(contents, SpoolContent::setAsideIds, maxIds),
                kept == null ? null : Long.valueOf(kept.size()),
                kept == null ? List.of() : kept.stream().limit(maxIds).toList(),
                trouble,
                contents.stream()
                        .filter(content -> content.spooled() + content.setAside() > 0)
                        .map(content -> new OfTopic(content.topic(), content.spooled(), content.setAside()))
                        .toList(),
                counts());
    }

    private Counts counts() {
        return new Counts(
                since,
                publisher.directCount(),
                publisher.spooledCount(),
                publisher.drainedCount(),
                publisher.refusedCount(),
                publisher.setAsideCount(),
                quarantine.keptCount(),
                quarantine.droppedCount(),
                operations.releasedCount());
    }

    private static long sum(List<SpoolContent> contents, ToLongFunction<SpoolContent> count) {
        return contents.stream().mapToLong(count).sum();
    }

    private static List<String> ids(List<SpoolContent> contents, Function<SpoolContent, List<String>> ids, int maxIds) {
        return contents.stream()
                .flatMap(content -> ids.apply(content).stream())
                .limit(maxIds)
                .toList();
    }
}

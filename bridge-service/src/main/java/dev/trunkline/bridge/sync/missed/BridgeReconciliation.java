package dev.trunkline.bridge.sync.missed;

import dev.trunkline.bridge.drift.PartProgress;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.sync.LinkReconciliation;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.Reconciliation;
import dev.trunkline.journal.reconciliation.ReconciliationReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sweep: links that are missing, and tasks, then all links there are. What cannot be listed holds up nothing else. Where it may
 * be later, the sweep has failed and is tried again; what Twilio refuses to list is told, since trying again does not help. What was
 * done is not done again before it is due, and each part begins where it was done last.
 */
public final class BridgeReconciliation implements Reconciliation {

    private final MissedTasks tasks;
    private final MissedConversations conversations;
    private final LinkReconciliation links;
    private final FailureClassifier classifier;
    private final Unlisted unlisted;
    private final ReconciliationConfig config;
    private final PartProgress progress;

    public BridgeReconciliation(
            MissedTasks tasks,
            MissedConversations conversations,
            LinkReconciliation links,
            FailureClassifier classifier,
            Unlisted unlisted,
            PartProgress progress,
            ReconciliationConfig config) {
        this.tasks = tasks;
        this.conversations = conversations;
        this.links = links;
        this.classifier = classifier;
        this.unlisted = unlisted;
        this.progress = progress;
        this.config = config;
    }

    /** Is told of lists that Twilio refuses. */
    @FunctionalInterface
    public interface Unlisted {
        void tell(String list, String reason);
    }

    @Override
    public void compare(Instant from, Instant to, Findings findings) throws Exception {
        var parts = new Parts(from, to, findings.by().equals(ReconciliationReport.SCHEDULE));
        for (var account : tasks.accounts()) {
            parts.list(
                    "tasks of " + account, since -> tasks.find(account, parts.within(longest(), since), to, findings));
        }
        for (var spot : conversations.spots()) {
            parts.list(
                    "conversations of pair " + spot.pair().name() + ", "
                            + spot.side().id() + " side",
                    since -> conversations.find("sweep-" + to, spot, since, to, findings));
        }
        parts.run("links", since -> links.compare(since, to, findings));
        parts.fail();
    }

    /** Of a list that is held in memory. */
    private Duration longest() {
        return config.window().compareTo(config.lookBack()) < 0 ? config.lookBack() : config.window();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private interface Part {
        void run(Instant since) throws InterruptedException;
    }

    /** The first failure that may pass is the sweep's. */
    private final class Parts {
        private final Instant from;
        private final Instant to;
        private final boolean scheduled;
        private @Nullable RuntimeException first;

        Parts(Instant from, Instant to, boolean scheduled) {
            this.from = from;
            this.to = to;
            this.scheduled = scheduled;
        }

        void list(String name, Part part) throws InterruptedException {
            try {
                run(name, part);
            } catch (RuntimeException e) {
                if (classifier.classify(e) instanceof Failure.Permanent(var reason, var unused)) {
                    unlisted.tell(name, reason);
                } else if (first == null) {
                    first = e;
                }
            }
        }

        void run(String name, Part part) throws InterruptedException {
            if (!scheduled) {
                part.run(from);
                return;
            }
            var last = progress.done(name);
            if (last.filter(end -> to.isBefore(end.plus(config.interval()))).isEmpty()) {
                part.run(last.map(end -> later(from, end.minus(config.lookBack())))
                        .orElse(from));
                progress.done(name, to);
            }
        }

        Instant within(Duration longest, Instant since) {
            return scheduled ? later(since, to.minus(longest)) : since;
        }

        void fail() {
            if (first != null) {
                throw first;
            }
        }
    }
}

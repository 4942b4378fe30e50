package dev.trunkline.bridge.sync.missed;

import dev.trunkline.bridge.sync.LinkReconciliation;
import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.contracts.failure.FailureClassifier;
import dev.trunkline.journal.reconciliation.Reconciliation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sweep: links that are missing, and tasks, then all links there are. What cannot be listed holds up nothing else. Where it may
 * be later, the sweep has failed and is tried again; what Twilio refuses to list is told, since trying again does not help.
 */
public final class BridgeReconciliation implements Reconciliation {

    private final MissedTasks tasks;
    private final MissedConversations conversations;
    private final LinkReconciliation links;
    private final FailureClassifier classifier;
    private final Unlisted unlisted;

    public BridgeReconciliation(
            MissedTasks tasks,
            MissedConversations conversations,
            LinkReconciliation links,
            FailureClassifier classifier,
            Unlisted unlisted) {
        this.tasks = tasks;
        this.conversations = conversations;
        this.links = links;
        this.classifier = classifier;
        this.unlisted = unlisted;
    }

    /** Is told of lists that Twilio refuses. */
    @FunctionalInterface
    public interface Unlisted {
        void tell(String list, String reason);
    }

    @Override
    public void compare(Instant from, Instant to, Findings findings) throws Exception {
        var parts = new Parts();
        for (var account : tasks.accounts()) {
            parts.run("tasks of " + account, () -> tasks.find(account, from, to, findings));
        }
        for (var spot : conversations.spots()) {
            parts.run(
                    "conversations of pair " + spot.pair().name() + ", "
                            + spot.side().id() + " side",
                    () -> conversations.find("sweep-" + to, spot, from, to, findings));
        }
        links.compare(from, to, findings);
        parts.fail();
    }

    private interface Part {
        void run() throws InterruptedException;
    }

    /** The first failure that may pass is the sweep's. */
    private final class Parts {
        private @Nullable RuntimeException first;

        void run(String list, Part part) throws InterruptedException {
            try {
                part.run();
            } catch (RuntimeException e) {
                if (classifier.classify(e) instanceof Failure.Permanent(var reason, var unused)) {
                    unlisted.tell(list, reason);
                } else if (first == null) {
                    first = e;
                }
            }
        }

        void fail() {
            if (first != null) {
                throw first;
            }
        }
    }
}

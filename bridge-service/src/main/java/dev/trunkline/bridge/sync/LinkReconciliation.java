package dev.trunkline.bridge.sync;

import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Difference;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.drift.SweepProgress;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.reconciliation.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has one link after the other compared in its own lane, some at once, no more than may be in a minute. The range says which
 * links: open ones, and those that changed in it. Where the process ends, the sweep goes on behind the last link.
 */
public final class LinkReconciliation implements Reconciliation {

    private static final Duration LOOK = Duration.ofMillis(200);

    /** How many late ones are looked at again. */
    private static final int MOST_LATE = 1000;

    private final Links links;
    private final Comparisons comparisons;
    private final Differences differences;
    private final Checks checks;
    private final SweepProgress progress;
    private final Transactions transactions;
    private final ReconciliationConfig config;
    private final Pause pause;

    public LinkReconciliation(
            Links links,
            Comparisons comparisons,
            Differences differences,
            Checks checks,
            SweepProgress progress,
            Transactions transactions,
            ReconciliationConfig config,
            Pause pause) {
        this.links = links;
        this.comparisons = comparisons;
        this.differences = differences;
        this.checks = checks;
        this.progress = progress;
        this.transactions = transactions;
        this.config = config;
        this.pause = pause;
    }

    @Override
    public void compare(Instant from, Instant to, Findings findings) throws InterruptedException {
        var sweep = "sweep-" + to;
        var trace = TraceContext.start();
        var late = new ArrayDeque<String>();
        @Nullable UUID position = progress.position(sweep).orElse(null);
        for (var page = next(position, from, to); !page.isEmpty(); page = next(position, from, to)) {
            var asked = new ArrayList<String>();
            for (var link : page) {
                var eventId = sweep + "-" + link.id();
                if (comparisons.sweep(link, findings.by(), eventId, trace.next())) {
                    asked.add(eventId);
                }
            }
            var waiting = await(asked);
            tell(without(asked, waiting), findings);
            tellLate(late, findings);
            late.addAll(waiting);
            position = page.getLast().id();
            progress.reached(sweep, position);
            pause.pause(Duration.ofMinutes(1).multipliedBy(page.size()).dividedBy(config.linksPerMinute()));
        }
        tellLate(late, findings);
        // What is still in its lane is told by the report of differences.
    }

    private List<Link> next(@Nullable UUID position, Instant from, Instant to) {
        return transactions.call(() -> links.toCompare(position, from, to, config.parallel()));
    }

    /** @return those that are not compared even so */
    private List<String> await(List<String> asked) throws InterruptedException {
        var waiting = comparisons.waiting(asked);
        for (var waited = Duration.ZERO;
                !waiting.isEmpty() && waited.compareTo(config.patience()) < 0;
                waited = waited.plus(LOOK)) {
            pause.pause(LOOK);
            waiting = comparisons.waiting(waiting);
        }
        return waiting;
    }

    /** Nobody waits for those that were late once; of too many the oldest are told by the report of differences alone. */
    private void tellLate(Deque<String> late, Findings findings) {
        while (late.size() > MOST_LATE) {
            late.removeFirst();
        }
        var waiting = comparisons.waiting(late);
        tell(without(late, waiting), findings);
        late.retainAll(Set.copyOf(waiting));
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        var others = new LinkedHashSet<>(all);
        others.removeAll(Set.copyOf(some));
        return List.copyOf(others);
    }

    private void tell(List<String> compared, Findings findings) {
        findings.compared(compared.size() - checks.unreadable(compared).size());
        transactions.call(() -> differences.foundIn(compared)).stream()
                .filter(found -> found.repairedAt() != null)
                .forEach(found -> tell(found, findings));
    }

    private static void tell(Difference found, Findings findings) {
        var finding = found.finding();
        var what = finding.kind().id() + " on the " + finding.side().id() + " side of link " + found.link();
        if (finding.kind().isMissing()) {
            findings.missing(finding.subject(), what);
        } else {
            findings.changed(finding.subject(), what);
        }
    }
}

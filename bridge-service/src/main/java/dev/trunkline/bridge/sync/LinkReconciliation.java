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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has one link after the other compared in its own lane, some at once, no more than may be in a minute. The range says which
 * links: open ones, and those that changed in it. Where the process ends, the sweep goes on behind the last link.
 */
public final class LinkReconciliation implements Reconciliation {

    private static final Duration LOOK = Duration.ofMillis(200);

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
        List<String> untold = new ArrayList<>();
        @Nullable UUID position = progress.position(sweep).orElse(null);
        for (var page = next(position, from, to); !page.isEmpty(); page = next(position, from, to)) {
            var asked = page.stream().map(link -> sweep + "-" + link.id()).toList();
            for (int at = 0; at < page.size(); at++) {
                comparisons.sweep(page.get(at), findings.by(), asked.get(at), trace.next());
            }
            untold.addAll(asked);
            untold = tell(untold, findings);
            position = page.getLast().id();
            progress.reached(sweep, position);
            pause.pause(Duration.ofMinutes(1).multipliedBy(page.size()).dividedBy(config.linksPerMinute()));
        }
        // What is still in its lane is told by the report of differences.
    }

    private List<Link> next(@Nullable UUID position, Instant from, Instant to) {
        return transactions.call(() -> links.toCompare(position, from, to, config.parallel()));
    }

    /** @return those that are not compared yet */
    private List<String> tell(List<String> asked, Findings findings) throws InterruptedException {
        var waiting = comparisons.waiting(asked);
        for (var waited = Duration.ZERO;
                !waiting.isEmpty() && waited.compareTo(config.patience()) < 0;
                waited = waited.plus(LOOK)) {
            pause.pause(LOOK);
            waiting = comparisons.waiting(waiting);
        }
        var compared = new ArrayList<>(asked);
        compared.removeAll(waiting);
        findings.compared(compared.size() - checks.unreadable(compared).size());
        transactions.call(() -> differences.foundIn(compared)).stream()
                .filter(found -> found.repairedAt() != null)
                .forEach(found -> tell(found, findings));
        return new ArrayList<>(waiting);
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

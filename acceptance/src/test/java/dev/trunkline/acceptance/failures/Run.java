package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** One run: load and faults side by side, then silence, then the check, then the record. */
final class Run {

    private static final Duration QUIESCENCE = Duration.ofMinutes(10);

    /** Younger messages are left out by the reconciliation, which is set to a second. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final FailureStack stack;
    private final Plan plan;
    private final Consumer<String> report;
    private final Memory memory = new Memory();

    Run(FailureStack stack, Plan plan, Consumer<String> report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    /** Blocks until all is checked. @return the record, which also stands in {@code file} */
    Outcome execute(Path file) throws Exception {
        var database = stack.database(Service.MESSAGING);
        try (var load = new Load(stack, plan, memory);
                var live = new LiveClient(stack, memory);
                var progress = Executors.newSingleThreadScheduledExecutor()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> live.connections() > 0);
            load.open();
            var nemesis = new Nemesis<>(new MessagingFaults(stack, load, memory), plan.schedule(), report);
            var began = Instant.now();
            showProgress(progress, nemesis, began);
            var faults = CompletableFuture.runAsync(() -> strike(nemesis));
            load.run(() -> faults.isDone() && memory.acknowledged().size() >= plan.webhooks());
            faults.join();
            var loaded = Duration.between(began, Instant.now());
            awaitSilence(database);
            reconcile(load, began);
            awaitSilence(database);
            var checker = new Checker(stack, load, memory, live, database);
            checker.check(began);
            progress.shutdownNow();
            var text = record(nemesis, checker, live, loaded);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return new Outcome(text, violations(nemesis));
        }
    }

    /** @param violations one line each; none where every promise was kept */
    record Outcome(String record, List<String> violations) {}

    private static void strike(Nemesis<FaultType> nemesis) {
        try {
            nemesis.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What was never sent to us is found at Twilio. */
    private void reconcile(Load load, Instant began) {
        var ended = Instant.now();
        var withheld = load.customers().stream()
                .flatMap(customer -> customer.withheld().keySet().stream())
                .toList();
        if (withheld.isEmpty()) {
            return;
        }
        withheld.forEach(memory::expectSighting);
        await().atMost(GRACE.multipliedBy(10)).until(() -> Instant.now().isAfter(ended.plus(GRACE)));
        var sweep = Agent.operator(stack).reconcile(began.minusSeconds(60), Instant.now());
        if (!sweep.path("state").asText().equals("done")) {
            memory.violation("the reconciliation failed", sweep.toString(), Instant.now());
        }
        report.accept("reconciliation: " + sweep.path("compared").asText() + " compared, "
                + sweep.path("applied").asText() + " applied");
    }

    private void awaitSilence(Database database) {
        try {
            await().atMost(QUIESCENCE).until(() -> memory.unseen().isEmpty() && database.backlog() == 0);
        } catch (ConditionTimeoutException e) {
            memory.unseen()
                    .forEach(sid -> memory.violation(
                            "acknowledged, and not shown by the live stream within " + QUIESCENCE, sid, Instant.now()));
            if (database.backlog() > 0) {
                memory.violation(
                        "work is left after " + QUIESCENCE, database.backlog() + " entries and records", Instant.now());
            }
        }
    }

    private void showProgress(ScheduledExecutorService progress, Nemesis<FaultType> nemesis, Instant began) {
        var unused = progress.scheduleAtFixedRate(
                () -> {
                    var seconds =
                            Math.max(1, Duration.between(began, Instant.now()).toSeconds());
                    var acknowledged = memory.acknowledged().size();
                    report.accept("%d s: %d acknowledged (%d/s), %d not yet shown, %d unanswered or refused, fault: %s"
                            .formatted(
                                    seconds,
                                    acknowledged,
                                    acknowledged / seconds,
                                    memory.unseen().size(),
                                    failures(),
                                    nemesis.current().isEmpty() ? "none" : nemesis.current()));
                },
                10,
                10,
                TimeUnit.SECONDS);
    }

    private int failures() {
        return memory.failures().values().stream().mapToInt(Number::intValue).sum();
    }

    private List<String> violations(Nemesis<FaultType> nemesis) {
        return memory.violations().stream()
                .map(violation -> "%s: %s (at %s, faults near it: %s)"
                        .formatted(
                                violation.what(),
                                violation.id(),
                                violation.at(),
                                nemesis.near(violation.at()).isEmpty()
                                        ? "none"
                                        : String.join(", ", nemesis.near(violation.at()))))
                .toList();
    }

    private String record(Nemesis<FaultType> nemesis, Checker checker, LiveClient live, Duration loaded) {
        var lines = new ArrayList<String>();
        lines.add("| | |");
        lines.add("| --- | --- |");
        row(lines, "seed", plan.seed());
        row(lines, "conversations", plan.conversations());
        row(lines, "webhooks acknowledged", memory.acknowledged().size());
        row(lines, "under load for", loaded.toSeconds() + " s");
        row(
                lines,
                "acknowledged a second, outages included",
                memory.acknowledged().size() / Math.max(1, loaded.toSeconds()));
        row(lines, "acknowledged again (duplicates)", memory.repeatedCount());
        new TreeMap<>(memory.failures())
                .forEach((status, count) ->
                        row(lines, status == 0 ? "not answered" : "answered " + status, count.toString()));
        row(lines, "given up by Twilio after that", memory.abandonedCount());
        row(lines, "forged, refused", memory.forged().size());
        row(lines, "unreadable, parked", memory.poisoned().size());
        row(lines, "live client: connections", live.connections());
        row(lines, "live client: resets, each followed by loading the history", live.resets());
        row(lines, "faults", nemesis.struck().size());
        row(
                lines,
                "kinds of fault",
                nemesis.struck().stream().map(fault -> fault.type()).distinct().count());
        new TreeMap<>(checker.counts()).forEach((what, count) -> row(lines, "checked: " + what, count));
        row(lines, "violations", memory.violations().size());
        lines.add("");
        lines.addAll(FaultTable.lines(nemesis.struck()));
        return String.join("\n", lines) + "\n";
    }

    private static void row(List<String> lines, String name, Object value) {
        lines.add("| " + name + " | " + value + " |");
    }
}

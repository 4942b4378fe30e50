package dev.trunkline.acceptance.failures;

import dev.trunkline.launcher.Service;
import dev.trunkline.simulator.people.Talk;
import dev.trunkline.simulator.webhook.SentWebhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import static org.awaitility.Awaitility.await;

/** People write on both sides while things fail; then silence, then the comparison, then the record. */
final class Convergence {

    private static final Duration QUIESCENCE = Duration.ofMinutes(8);
    private static final double RATE = Double.parseDouble(System.getProperty("convergence.rate", "5"));

    private final FailureStack stack;
    private final Talk talk;
    private final Nemesis<BridgeFault> nemesis;
    private final Consumer<String> report;
    private final Database database;
    private final Writes writes;
    private final Set<String> owners = ConcurrentHashMap.newKeySet();

    Convergence(FailureStack stack, Talk talk, Nemesis<BridgeFault> nemesis, Consumer<String> report) {
        this.stack = stack;
        this.talk = talk;
        this.nemesis = nemesis;
        this.report = report;
        this.database = stack.database(Service.BRIDGE);
        this.writes = new Writes(stack.twilio().calls());
    }

    /** @param differences one line each; none where both sides tell the same */
    record Outcome(String record, List<String> differences, double writesPerMessage) {}

    /** Blocks until all is compared. The record also stands in {@code file}. */
    Outcome execute(Path file) throws Exception {
        var began = Instant.now();
        try (var progress = Executors.newScheduledThreadPool(1);
                var threads = Executors.newCachedThreadPool()) {
            watch(progress, began);
            var faults = CompletableFuture.runAsync(this::strike, threads);
            BooleanSupplier more = () -> talk.hasMore() || !faults.isDone();
            var first = CompletableFuture.runAsync(() -> write(talk::first, more), threads);
            var second = CompletableFuture.runAsync(() -> write(talk::second, more), threads);
            CompletableFuture.allOf(first, second, faults).join();
            var talked = Duration.between(began, Instant.now());
            var end = Instant.now();
            awaitSilence();
            var caughtUp = Duration.between(end, Instant.now());
            talk.closeSome();
            awaitSilence();
            var differences = talk.differences();
            progress.shutdownNow();
            var text = record(talked, caughtUp, differences);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return new Outcome(text, differences, writesPerMessage());
        }
    }

    private void strike() {
        try {
            nemesis.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void write(Runnable turn, BooleanSupplier more) {
        try {
            while (more.getAsBoolean()) {
                turn.run();
                TimeUnit.MILLISECONDS.sleep(Math.round(2_000 / RATE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void watch(ScheduledExecutorService progress, Instant began) {
        var unused = progress.scheduleAtFixedRate(
                () -> {
                    writes.look();
                    owners.addAll(database.owners());
                },
                500,
                500,
                TimeUnit.MILLISECONDS);
        var lines = progress.scheduleAtFixedRate(
                () -> report.accept("%d s: %d messages in %d conversations, %d to be done, fault: %s"
                        .formatted(
                                Duration.between(began, Instant.now()).toSeconds(),
                                talk.written(),
                                talk.dialogues(),
                                database.backlog(),
                                nemesis.current().isEmpty() ? "none" : nemesis.current())),
                10,
                10,
                TimeUnit.SECONDS);
    }

    /** No webhook is on its way, and nothing is left to do, for some seconds. */
    private void awaitSilence() {
        await().atMost(QUIESCENCE)
                .pollInterval(Duration.ofMillis(250))
                .during(Duration.ofSeconds(4))
                .until(() -> database.backlog() == 0
                        && stack.twilio()
                                .webhooks()
                                .with(SentWebhook.Outcome.PENDING)
                                .isEmpty());
    }

    private double writesPerMessage() {
        return writes.ofMessages() / (double) talk.written();
    }

    private String record(Duration talked, Duration caughtUp, List<String> differences) {
        var lines = new ArrayList<String>();
        lines.add("| | |");
        lines.add("| --- | --- |");
        row(lines, "seed", Long.getLong("convergence.seed", 20_261_121L));
        row(lines, "conversations", talk.dialogues());
        row(lines, "messages", talk.written());
        row(lines, "of these files", talk.files());
        row(lines, "corrected or taken back", talk.edits());
        row(lines, "written for", talked.toSeconds() + " s");
        row(lines, "silent after", caughtUp.toSeconds() + " s");
        writes.counts().forEach((kind, count) -> row(lines, "REST writes: " + kind, count));
        row(lines, "REST writes per message", String.format(Locale.ROOT, "%.3f", writesPerMessage()));
        row(lines, "processes that had lanes", owners.size());
        row(lines, "entries parked", database.parked());
        row(lines, "webhooks sent", stack.twilio().webhooks().all().size());
        row(lines, "differences", differences.size());
        lines.add("");
        lines.addAll(FaultTable.lines(nemesis.struck()));
        return String.join("\n", lines) + "\n";
    }

    private static void row(List<String> lines, String name, Object value) {
        lines.add("| " + name + " | " + value + " |");
    }
}

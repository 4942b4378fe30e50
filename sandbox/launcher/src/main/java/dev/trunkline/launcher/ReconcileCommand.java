package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reconcile",
        description = {
            "Compares a service with Twilio, takes in what its webhooks never told, and says what that was.",
            "Exit status 1 where it failed."
        })
final class ReconcileCommand extends OfService {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Set<String> UNDER_WAY = Set.of("waiting", "running");

    @Option(names = "--from", converter = When.class, defaultValue = "24h", description = "Default: 24h.")
    private @Nullable Instant from;

    @Option(names = "--to", converter = When.class, description = "Default: now.")
    private @Nullable Instant to;

    @Option(names = "--why", description = "Needed to compare; stands in the audit log.")
    private @Nullable String why;

    @Option(names = "--list", description = "Show the last reports and compare nothing.")
    private boolean list;

    @Override
    public Integer call() {
        if (!list && why == null) {
            throw new SandboxException("say why with --why TEXT; it stands in the audit log");
        }
        var gateway = access.open();
        var path = "/api/reconciliation/" + service;
        if (list) {
            var reports = gateway.get(path);
            if (!printsJson(reports)) {
                reports.path("items").forEach(report -> System.out.println(line(report)));
            }
            return 0;
        }
        var body = gateway.object()
                .put("why", why)
                .put("from", Answers.words(from))
                .put("to", Answers.words(to == null ? Instant.now() : to));
        var report = follow(gateway, path, gateway.post(path, body));
        if (!printsJson(report)) {
            report.path("items")
                    .forEach(item -> System.out.println(Answers.text(item, "sid") + "  " + Answers.text(item, "what")));
            System.out.println(line(report));
        }
        return Answers.text(report, "state").equals("done") ? 0 : 1;
    }

    /** A comparison goes on after its request was answered. */
    private static JsonNode follow(Gateway gateway, String path, JsonNode started) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var report = started;
        while (UNDER_WAY.contains(Answers.text(report, "state")) && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException("interrupted; the comparison goes on", e);
            }
            report = gateway.get(path + "/" + Answers.text(started, "id"));
        }
        return report;
    }

    private static String line(JsonNode report) {
        return "report %s, %s to %s: %s; %s compared, %s missing, %s applied, %s changed%s"
                .formatted(
                        Answers.text(report, "id"),
                        Answers.time(report, "from"),
                        Answers.time(report, "to"),
                        Answers.text(report, "state"),
                        Answers.text(report, "compared"),
                        Answers.text(report, "missing"),
                        Answers.text(report, "applied"),
                        Answers.text(report, "changed"),
                        Answers.text(report, "reason").isEmpty() ? "" : " (" + Answers.text(report, "reason") + ")");
    }
}

package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Does finished work anew: shows what would happen, asks, and follows it until everything ran.",
            "From the journal by --entry, --lane, --type, --state, --from, --to; with --topic, records of a Kafka topic that never reached the journal.",
            "Exit status 1 where some of it was parked, or did not run in time."
        })
final class ReplayCommand extends OfService.WithReason {

    private static final Set<String> YES = Set.of("y", "yes");

    @Option(names = "--entry", description = "One entry.")
    private @Nullable Long entry;

    @Option(names = "--state", description = "done, parked or skipped")
    private @Nullable String state;

    @Option(names = "--lane", description = "Exactly this lane.")
    private @Nullable String lane;

    @Option(names = "--type", description = "The event's type; one that ends with * means all that begin so.")
    private @Nullable String type;

    @Option(names = "--topic", description = "Records of this topic that never reached the journal; needs --from.")
    private @Nullable String topic;

    @Option(names = "--from", converter = When.class, description = "Appended, or arrived at Kafka, then or later.")
    private @Nullable Instant from;

    @Option(names = "--to", converter = When.class, description = "And before.")
    private @Nullable Instant to;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--patience",
            defaultValue = "600",
            description = "Seconds to wait for everything to run (default: 600; 0: do not wait).")
    private long patience;

    @Override
    public Integer call() {
        var gateway = access.open();
        var wish = wish(gateway);
        var preview = gateway.post(inJournal("replays/preview"), wish);
        var count = preview.path(topic == null ? "entries" : "missing").asLong();
        if (!access.asJson()) {
            print(preview);
        }
        if (count == 0) {
            System.out.println(access.asJson() ? preview.toPrettyString() : "nothing to replay");
            return 0;
        }
        if (!yes && !agreed(count)) {
            System.out.println("nothing was done");
            return 1;
        }
        var started = gateway.post(inJournal("replays"), wish.put("why", why));
        return follow(gateway, started);
    }

    private ObjectNode wish(Gateway gateway) {
        var wish = gateway.object();
        if (topic != null) {
            if (from == null || entry != null || lane != null || type != null || state != null) {
                throw new SandboxException("--topic goes with --from and --to, and with nothing else");
            }
            wish.putObject("topic")
                    .put("topic", topic)
                    .put("from", from.toString())
                    .put("to", to == null ? Instant.now().toString() : to.toString());
            return wish;
        }
        wish.putObject("filter")
                .put("id", entry)
                .put("state", state)
                .put("lane", lane)
                .put("type", type)
                .put("from", Answers.words(from))
                .put("to", Answers.words(to));
        return wish;
    }

    private void print(JsonNode preview) {
        if (topic != null) {
            System.out.printf(
                    "%d records in %d lanes would be taken in; %d are known, %d are not for %s%n",
                    preview.path("missing").asLong(),
                    preview.path("lanes").asLong(),
                    preview.path("known").asLong(),
                    preview.path("notOurs").asLong(),
                    service);
            return;
        }
        System.out.printf(
                "%d entries in %d lanes; %d that are not finished are left alone%n",
                preview.path("entries").asLong(),
                preview.path("lanes").asLong(),
                preview.path("unfinished").asLong());
        for (var ofType : preview.path("types")) {
            System.out.printf(
                    "  %s: %d%n",
                    Answers.text(ofType, "type"), ofType.path("entries").asLong());
            steps("would run", ofType.path("stepsToRun"));
            steps("stand, not repeated", ofType.path("stepsStored"));
        }
    }

    private static void steps(String what, JsonNode counts) {
        for (var step : counts) {
            System.out.printf(
                    "    step %s: %d %s%n",
                    Answers.text(step, "name"), step.path("entries").asLong(), what);
        }
    }

    private boolean agreed(long count) {
        System.out.printf("Replay %d in %s? [y/N] ", count, service);
        System.out.flush();
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line != null && YES.contains(line.strip().toLowerCase(java.util.Locale.ROOT));
        } catch (IOException e) {
            throw new SandboxException("could not read the answer: " + e.getMessage(), e);
        }
    }

    /** Until everything that was enqueued ran, or the patience ends. */
    private int follow(Gateway gateway, JsonNode started) {
        var id = started.path("id").asLong();
        var deadline = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
        var shown = "";
        var replay = started;
        while (true) {
            var progress = progress(id, replay);
            if (!access.asJson() && !progress.equals(shown)) {
                System.out.println(progress);
                shown = progress;
            }
            if (isOver(replay) || System.nanoTime() > deadline) {
                break;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException("interrupted; replay " + id + " goes on", e);
            }
            replay = gateway.get(inJournal("replays/" + id));
        }
        printsJson(replay);
        if (!isOver(replay)) {
            System.err.println("replay " + id + " goes on: ./trunkline journal replays " + service);
        }
        return isOver(replay) && replay.path("parked").asLong() == 0 ? 0 : 1;
    }

    private static boolean isOver(JsonNode replay) {
        return !Answers.text(replay, "state").equals("enqueueing")
                && replay.path("done").asLong() + replay.path("parked").asLong()
                        >= replay.path("enqueued").asLong();
    }

    private static String progress(long id, JsonNode replay) {
        return "replay %d: %s %d of %d, %d done, %d parked"
                .formatted(
                        id,
                        Answers.text(replay, "state"),
                        replay.path("enqueued").asLong(),
                        replay.path("total").asLong(),
                        replay.path("done").asLong(),
                        replay.path("parked").asLong());
    }
}

package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "journal",
        description =
                "Looks into the services' journals and changes them; every change needs --why, which stands in the audit log.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JournalCommand.Summary.class,
            JournalCommand.Entries.class,
            JournalCommand.Show.class,
            JournalCommand.Lanes.class,
            JournalCommand.Lane.class,
            JournalChanges.Retry.class,
            JournalChanges.Skip.class,
            JournalChanges.Edit.class,
            JournalChanges.Hold.class,
            JournalChanges.Release.class,
            ReplayCommand.class,
            JournalCommand.Replays.class,
            JournalChanges.Cancel.class,
            JournalCommand.Audit.class
        })
final class JournalCommand {

    static final String SERVICES = "messaging, proxy, bridge or taskrouter";

    private JournalCommand() {}

    static String path(String service, String rest) {
        if (!service.matches("[a-z-]{1,30}")) {
            throw new SandboxException("no service '" + service + "' (expected " + SERVICES + ")");
        }
        return "/api/journal/" + service + "/" + rest;
    }

    @Command(name = "summary", description = "Every journal at a glance; exit status 1 where one does not answer.")
    static final class Summary implements Callable<Integer> {

        @Mixin
        private final GatewayAccess access = new GatewayAccess();

        @Override
        public Integer call() {
            var answer = access.open().get("/api/journal");
            if (access.asJson()) {
                System.out.println(answer.toPrettyString());
                return 0;
            }
            var table = new Table("SERVICE", "WAITING", "LANES", "PARKED", "HELD", "OLDEST", "UNPUBLISHED", "OLDEST");
            var reachable = true;
            for (var service : answer.path("services")) {
                if (service.path("reachable").asBoolean()) {
                    table.row(
                            Answers.text(service, "service"),
                            service.path("depth").asLong(),
                            service.path("lanes").asLong(),
                            service.path("parked").asLong(),
                            service.path("held").asLong(),
                            Answers.age(service, "oldestAgeSeconds"),
                            service.path("outbox").asLong(),
                            Answers.age(service, "outboxOldestAgeSeconds"));
                } else {
                    table.row(Answers.text(service, "service"), Answers.text(service, "reason"));
                    reachable = false;
                }
            }
            table.print(System.out);
            return reachable ? 0 : 1;
        }
    }

    /** A list by pages. */
    abstract static class Listing extends OfService {

        private final String what;
        private final String[] columns;

        @Option(names = "--limit", defaultValue = "50", description = "Lines, 1 to 200 (default: 50).")
        private int limit;

        @Option(names = "--cursor", description = "Where the page before ended, as it said.")
        private @Nullable String cursor;

        /** @param what the last segment of its path */
        Listing(String what, String... columns) {
            this.what = what;
            this.columns = columns.clone();
        }

        Table table() {
            return new Table(columns);
        }

        abstract void add(Table table, JsonNode item);

        Map<String, @Nullable String> query() {
            return Map.of();
        }

        @Override
        public Integer call() {
            var query = new LinkedHashMap<String, @Nullable String>(query());
            query.put("limit", String.valueOf(limit));
            query.put("cursor", cursor);
            var answer = access.open().get(inJournal(what), query);
            if (printsJson(answer)) {
                return 0;
            }
            var table = table();
            answer.path("items").forEach(item -> add(table, item));
            if (table.isEmpty()) {
                System.out.println("none");
                return 0;
            }
            table.print(System.out);
            var next = Answers.text(answer, "next");
            if (!next.isEmpty()) {
                System.out.println("more: --cursor " + next);
            }
            return 0;
        }
    }

    @Command(name = "entries", description = "Lists entries, newest first.")
    static final class Entries extends Listing {

        @Option(names = "--state", description = "waiting, done, parked or skipped")
        private @Nullable String state;

        @Option(names = "--type", description = "The event's type; one that ends with * means all that begin so.")
        private @Nullable String type;

        @Option(names = "--lane", description = "Exactly this lane.")
        private @Nullable String lane;

        @Option(names = "--event", description = "The one of this event id.")
        private @Nullable String event;

        @Option(names = "--from", converter = When.class, description = "Appended then or later, such as 2h.")
        private @Nullable Instant from;

        @Option(names = "--to", converter = When.class, description = "Appended before.")
        private @Nullable Instant to;

        Entries() {
            super("entries", "ID", "STATE", "ATTEMPTS", "TYPE", "LANE", "APPENDED", "REASON");
        }

        @Override
        Map<String, @Nullable String> query() {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("state", state);
            query.put("type", type);
            query.put("lane", lane);
            query.put("eventId", event);
            query.put("from", Answers.words(from));
            query.put("to", Answers.words(to));
            return query;
        }

        @Override
        void add(Table table, JsonNode entry) {
            table.row(
                    entry.path("id").asLong(),
                    Answers.text(entry, "state"),
                    entry.path("attempts").asInt(),
                    Answers.text(entry, "type"),
                    Answers.text(entry, "lane"),
                    Answers.time(entry, "appendedAt"),
                    Answers.text(entry, "reason"));
        }
    }

    @Command(name = "lanes", description = "Lists lanes with unfinished entries, the one with the oldest first.")
    static final class Lanes extends Listing {

        @Option(names = "--state", description = "ready, parked or held")
        private @Nullable String state;

        Lanes() {
            super("lanes", "LANE", "STATE", "WAITING", "ATTEMPTS", "OLDEST", "HEAD", "TYPE", "REASON");
        }

        @Override
        Map<String, @Nullable String> query() {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("state", state);
            return query;
        }

        @Override
        void add(Table table, JsonNode lane) {
            table.row(
                    Answers.text(lane, "key"),
                    Answers.text(lane, "state"),
                    lane.path("depth").asLong(),
                    lane.path("attempts").asInt(),
                    Answers.time(lane, "oldest"),
                    Answers.text(lane, "headEntry"),
                    Answers.text(lane, "headType"),
                    Answers.text(lane, "reason"));
        }
    }

    @Command(name = "replays", description = "Lists replays and how far they are, newest first.")
    static final class Replays extends Listing {

        Replays() {
            super("replays", "ID", "STATE", "TOTAL", "ENQUEUED", "DONE", "PARKED", "STARTED", "WHO", "WHY");
        }

        @Override
        void add(Table table, JsonNode replay) {
            table.row(
                    replay.path("id").asLong(),
                    Answers.text(replay, "state"),
                    replay.path("total").asLong(),
                    replay.path("enqueued").asLong(),
                    replay.path("done").asLong(),
                    replay.path("parked").asLong(),
                    Answers.time(replay, "startedAt"),
                    Answers.text(replay.path("by"), "who"),
                    Answers.text(replay.path("by"), "why"));
        }
    }

    @Command(name = "audit", description = "Says who did what, when, and why; newest first.")
    static final class Audit extends Listing {

        Audit() {
            super("audit", "AT", "WHO", "ACTION", "ENTRY", "LANE", "REPLAY", "WHY");
        }

        @Override
        void add(Table table, JsonNode line) {
            table.row(
                    Answers.time(line, "at"),
                    Answers.text(line, "who"),
                    Answers.text(line, "action"),
                    Answers.text(line, "entry"),
                    Answers.text(line, "lane"),
                    Answers.text(line, "replay"),
                    Answers.text(line, "why"));
        }
    }

    @Command(name = "show", description = "Shows an entry with its body, failed attempts and steps.")
    static final class Show extends OfService {

        @Parameters(index = "1", paramLabel = "ENTRY", description = "Its id.")
        private long entry;

        @Override
        public Integer call() {
            var answer = access.open().get(inJournal("entries/" + entry));
            if (!printsJson(answer)) {
                print(answer);
            }
            return 0;
        }

        private static void print(JsonNode entry) {
            for (var field : new String[] {
                "id",
                "lane",
                "seq",
                "state",
                "attempts",
                "reason",
                "code",
                "type",
                "eventId",
                "source",
                "time",
                "appendedAt",
                "finishedAt",
                "traceId",
                "origin",
                "replay",
                "contentType"
            }) {
                var value = Answers.text(entry, field);
                if (!value.isEmpty()) {
                    System.out.printf("%-12s %s%n", field, value);
                }
            }
            entry.path("attemptsFailed")
                    .forEach(attempt -> System.out.printf(
                            "attempt %-4d %s  %s%n",
                            attempt.path("attempt").asInt(),
                            Answers.time(attempt, "at"),
                            Answers.text(attempt, "reason")));
            entry.path("steps")
                    .forEach(step -> System.out.printf(
                            "step         %s  %s  %s%n",
                            Answers.text(step, "name"),
                            step.path("done").asBoolean() ? "done" : "begun, outcome not known",
                            step.path("done").asBoolean() ? step.path("result") : ""));
            var data = entry.path("data");
            System.out.println(
                    data.isNull() ? "data (base64)\n" + Answers.text(entry, "dataBase64") : "data\n" + data.asText());
        }
    }

    @Command(name = "lane", description = "Shows a lane and its newest entries.")
    static final class Lane extends OfService {

        @Parameters(index = "1", paramLabel = "LANE", description = "Its key.")
        private String key = "";

        @Override
        public Integer call() {
            var gateway = access.open();
            var lane = gateway.get(inJournal("lane"), Map.of("key", key));
            if (printsJson(lane)) {
                return 0;
            }
            lane.properties().forEach(field -> {
                var value = Answers.text(lane, field.getKey());
                if (!value.isEmpty()) {
                    System.out.printf("%-12s %s%n", field.getKey(), value);
                }
            });
            var entries = new Entries();
            var table = entries.table();
            gateway.get(inJournal("entries"), Map.of("lane", key, "limit", "20"))
                    .path("items")
                    .forEach(entry -> entries.add(table, entry));
            table.print(System.out);
            return 0;
        }
    }
}

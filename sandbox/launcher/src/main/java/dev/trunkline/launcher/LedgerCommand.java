package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ledger",
        description = {
            "Compares what Kafka holds with what every service's journal made of it, and names each difference by id.",
            "Exit status 1 where something is missing, or a service does not answer."
        })
final class LedgerCommand implements Callable<Integer> {

    private static final int IDS_AT_ONCE = 1_000;

    @Mixin
    private final GatewayAccess access = new GatewayAccess();

    @Option(
            names = "--from",
            converter = When.class,
            description = "Records that arrived at Kafka then or later, such as 2h (default: 24h).")
    private @Nullable Instant from;

    @Option(names = "--to", converter = When.class, description = "And before (default: now).")
    private @Nullable Instant to;

    @Option(
            names = "--ids",
            paramLabel = "FILE",
            description =
                    "A file with an event id a line: names each that neither a journal, the spool, the quarantine nor Kafka knows.")
    private @Nullable Path ids;

    @Option(
            names = "--kafka",
            paramLabel = "FILE",
            description = "With --ids and --gateway: properties of a Kafka client, bootstrap.servers above all.")
    private @Nullable Path kafkaFile;

    @Override
    public Integer call() {
        var gateway = access.open();
        var query = new LinkedHashMap<String, @Nullable String>();
        query.put("from", Answers.words(from));
        query.put("to", Answers.words(to));
        var ledger = gateway.get("/api/ledger", query);
        if (access.asJson()) {
            System.out.println(ledger.toPrettyString());
        } else {
            print(ledger);
        }
        var lost = ids == null ? Set.<String>of() : lost(gateway, ledger, read(ids));
        return isBalanced(ledger) && lost.isEmpty() ? 0 : 1;
    }

    private static boolean isBalanced(JsonNode ledger) {
        var balanced = true;
        for (var service : ledger.path("services")) {
            balanced &= service.path("reachable").asBoolean()
                    && service.path("missing").asLong() == 0;
        }
        return balanced && ledger.path("ingress").path("reachable").asBoolean(true);
    }

    private static void print(JsonNode ledger) {
        System.out.println(
                "records that arrived from " + Answers.time(ledger, "from") + " to " + Answers.time(ledger, "to"));
        var table = new Table(
                "SERVICE", "RECEIVED", "APPLIED", "SKIPPED", "PARKED", "IN FLIGHT", "MISSING", "REPEATED", "NOT OURS");
        for (var service : ledger.path("services")) {
            if (service.path("reachable").asBoolean()) {
                table.row(
                        Answers.text(service, "service"),
                        service.path("received").asLong(),
                        service.path("applied").asLong(),
                        service.path("skipped").asLong(),
                        service.path("parked").asLong(),
                        service.path("inFlight").asLong(),
                        service.path("missing").asLong(),
                        service.path("repeated").asLong(),
                        service.path("notOurs").asLong());
            } else {
                table.row(Answers.text(service, "service"), Answers.text(service, "reason"));
            }
        }
        table.print(System.out);
        printIngress(ledger.path("ingress"));
        for (var service : ledger.path("services")) {
            var differences = service.path("differences");
            for (var difference : differences) {
                System.out.printf(
                        "missing in %s: %s (%s partition %d offset %d, %s)%n",
                        Answers.text(service, "service"),
                        Answers.text(difference, "eventId"),
                        Answers.text(difference, "topic"),
                        difference.path("partition").asInt(),
                        difference.path("offset").asLong(),
                        Answers.time(difference, "at"));
            }
            var more = service.path("missing").asLong() - differences.size();
            if (more > 0) {
                System.out.printf(
                        "missing in %s: %d more, not named; name a shorter range with --from and --to%n",
                        Answers.text(service, "service"), more);
            }
        }
        System.out.println(isBalanced(ledger) ? "balanced" : "not balanced");
    }

    private static void printIngress(JsonNode ingress) {
        if (ingress.isMissingNode() || ingress.isNull()) {
            return;
        }
        if (!ingress.path("reachable").asBoolean()) {
            System.out.println("ingress: " + Answers.text(ingress, "reason"));
        }
        var counts = new ArrayList<String>();
        ingress.properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                counts.add(field.getValue().asText() + " " + field.getKey());
            }
        });
        if (!counts.isEmpty()) {
            System.out.println("ingress: " + String.join(", ", counts));
        }
        if (ingress.path("cut").asBoolean()) {
            System.out.println("ingress: holds more than it names by id");
        }
    }

    /** Names each id that is in no journal, and those that are nowhere, or cannot be found by what could be looked at. */
    private Set<String> lost(Gateway gateway, JsonNode ledger, Set<String> asked) {
        var unknown = new LinkedHashSet<>(asked);
        for (var service : ledger.path("services")) {
            if (service.path("reachable").asBoolean()) {
                unknown = unknownTo(gateway, Answers.text(service, "service"), unknown);
            }
        }
        var ingress = ledger.path("ingress");
        take(unknown, ids(ingress, "spooledIds"), "waits in the ingress' spool");
        take(unknown, ids(ingress, "setAsideIds"), "was set aside by the ingress: Kafka never took it");
        take(unknown, ids(ingress, "quarantinedIds"), "is in quarantine");
        var settings = kafkaSettings();
        if (!unknown.isEmpty() && !settings.isEmpty()) {
            var begin = Instant.parse(Answers.text(ledger, "from"));
            take(unknown, KafkaIds.find(settings, begin, unknown), "is on Kafka, and in no journal");
        }
        var doubts = doubts(ledger, settings.isEmpty());
        var verdict = doubts.isEmpty() ? "nowhere" : "not found";
        unknown.forEach(id -> System.out.println(id + " is " + verdict));
        if (!unknown.isEmpty()) {
            doubts.forEach(doubt -> System.out.println("not found is not lost: " + doubt));
        }
        System.out.println(asked.size() + " ids asked for, " + unknown.size() + " " + verdict);
        return unknown;
    }

    /** Where an id may be though nothing was found there. */
    private static List<String> doubts(JsonNode ledger, boolean withoutKafka) {
        var doubts = new ArrayList<String>();
        for (var service : ledger.path("services")) {
            if (!service.path("reachable").asBoolean()) {
                doubts.add(Answers.text(service, "service") + " does not answer");
            }
        }
        var ingress = ledger.path("ingress");
        if (ingress.isMissingNode() || ingress.isNull()) {
            doubts.add("the gateway knows no ingress (trunkline.gateway.ingress.url)");
        } else if (!ingress.path("reachable").asBoolean()) {
            doubts.add("not every ingress answers: " + Answers.text(ingress, "reason"));
        }
        if (ingress.path("cut").asBoolean()) {
            doubts.add("the ingress holds more than it names by id; ask again once its spool has drained");
        }
        if (!Answers.text(ingress, "quarantineTrouble").isEmpty()) {
            doubts.add("the quarantine cannot be read: " + Answers.text(ingress, "quarantineTrouble"));
        }
        if (withoutKafka) {
            doubts.add("Kafka was not asked; name it with --kafka");
        }
        return doubts;
    }

    private static void take(Set<String> unknown, Set<String> found, String where) {
        for (var id : found) {
            if (unknown.remove(id)) {
                System.out.println(id + " " + where);
            }
        }
    }

    private static Set<String> ids(JsonNode ingress, String field) {
        var ids = new LinkedHashSet<String>();
        ingress.path(field).forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private Map<String, Object> kafkaSettings() {
        var settings = new LinkedHashMap<String, Object>();
        if (kafkaFile != null) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(kafkaFile)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new SandboxException("could not read " + kafkaFile + ": " + e.getMessage(), e);
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            return settings;
        }
        var sandbox = access.kafka();
        if (sandbox != null) {
            settings.put("bootstrap.servers", sandbox);
        }
        return settings;
    }

    private static LinkedHashSet<String> unknownTo(Gateway gateway, String service, Set<String> asked) {
        var unknown = new LinkedHashSet<String>();
        var rest = List.copyOf(asked);
        for (var at = 0; at < rest.size(); at += IDS_AT_ONCE) {
            var body = gateway.object();
            var some = body.putArray("eventIds");
            rest.subList(at, Math.min(rest.size(), at + IDS_AT_ONCE)).forEach(some::add);
            gateway.post(JournalCommand.path(service, "known"), body)
                    .path("unknown")
                    .forEach(id -> unknown.add(id.asText()));
        }
        return unknown;
    }

    private static Set<String> read(Path file) {
        try (var lines = Files.lines(file)) {
            var read = new LinkedHashSet<String>();
            lines.map(String::strip).filter(line -> !line.isEmpty()).forEach(read::add);
            return read;
        } catch (IOException e) {
            throw new SandboxException("could not read " + file + ": " + e.getMessage(), e);
        }
    }
}

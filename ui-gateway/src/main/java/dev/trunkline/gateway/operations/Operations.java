package dev.trunkline.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.Call;
import dev.trunkline.gateway.service.Call.Caller;
import dev.trunkline.gateway.service.Services;
import dev.trunkline.web.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Passes questions and changes on to the services that own them, and puts side by side what concerns all. */
@ApplicationScoped
public class Operations {

    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);
    private static final String RECONCILIATION = "/reconciliation";

    /** How many ids of a kind an ingress names at most; what it has more is said by its counts. */
    private static final String MOST_IDS = "10000";

    private final Services services;
    private final OperationsConfig config;
    private final ObjectMapper json;

    Operations(Services services, OperationsConfig config, ObjectMapper json) {
        this.services = services;
        this.config = config;
        this.json = json;
    }

    /** Every journal at a glance; one that does not answer is shown so and keeps nobody waiting. */
    public JsonNode journals(Caller caller) {
        var call = Call.get("/journal/summary", Map.of(), caller, config.glance());
        var answer = json.createObjectNode();
        answer.putArray("services").addAll(each(Target.journals(config), place -> shown(place, call)));
        return answer;
    }

    /** One service's journal. */
    public Answer journal(
            String service, String method, String path, Map<String, List<String>> query, byte[] body, Caller caller) {
        var place = Target.journal(config, service);
        if (place.isEmpty()) {
            return noService(service);
        }
        var obstacle = JournalPaths.obstacle(method, path, query);
        if (obstacle.isPresent()) {
            return refused(obstacle.get());
        }
        var deadline = JournalPaths.takesLong(path) ? config.longDeadline() : config.deadline();
        return services.call(
                place.get().service().module(),
                place.get().address(),
                new Call(method, "/journal/" + path, query, method.equals("GET") ? null : body, caller, deadline));
    }

    /** What every journal lacks of what Kafka has, and what waits at the ingress. Takes seconds to minutes. */
    public JsonNode ledger(Instant from, Instant to, Caller caller) {
        var range = Map.of("from", List.of(from.toString()), "to", List.of(to.toString()));
        var ofJournals = Call.get("/journal/ledger", range, caller, config.longDeadline());
        var ofIngress = Call.get("/ledger", Map.of("limit", List.of(MOST_IDS)), caller, config.longDeadline());
        var doors = Target.INGRESS.places(config);
        var all = new ArrayList<>(doors);
        all.addAll(Target.journals(config));
        var answers = each(
                all,
                place -> place.service() == Target.INGRESS
                        ? shown(place, ofIngress).put("address", place.address().toString())
                        : shown(place, ofJournals));
        var answer = json.createObjectNode();
        answer.put("from", from.toString()).put("to", to.toString());
        if (!doors.isEmpty()) {
            answer.set("ingress", IngressLedger.of(answers.subList(0, doors.size())));
        }
        answer.putArray("services").addAll(answers.subList(doors.size(), answers.size()));
        return answer;
    }

    /** When a range begins that names only its end, or nothing. */
    public static Instant defaultFrom(Instant to) {
        return to.minus(DEFAULT_RANGE);
    }

    /** The last reports of one service's comparisons with Twilio. */
    public Answer reconciliations(String service, Map<String, List<String>> query, Caller caller) {
        return reconciliation(
                service,
                query,
                Set.of("limit"),
                new Call("GET", RECONCILIATION, query, null, caller, config.deadline()));
    }

    /** One report. */
    public Answer reconciliation(String service, long id, Map<String, List<String>> query, Caller caller) {
        return reconciliation(
                service,
                query,
                Set.of(),
                new Call("GET", RECONCILIATION + "/" + id, query, null, caller, config.deadline()));
    }

    /** Has a service compare itself with Twilio. */
    public Answer reconcile(String service, Map<String, List<String>> query, byte[] body, Caller caller) {
        return reconciliation(
                service, query, Set.of(), new Call("POST", RECONCILIATION, query, body, caller, config.deadline()));
    }

    private Answer reconciliation(String service, Map<String, List<String>> query, Set<String> known, Call call) {
        var place = Target.journal(config, service);
        if (place.isEmpty()) {
            return noService(service);
        }
        return JournalPaths.unknownParameter(query, known)
                .map(Operations::refused)
                .orElseGet(() -> services.call(
                        place.get().service().module(), place.get().address(), call));
    }

    private ObjectNode shown(Place place, Call call) {
        var service = place.service();
        var line = json.createObjectNode().put("service", service.id());
        return switch (services.call(place.service().module(), place.address(), call)) {
            case Answer.Json(var status, var mediaType, var body, var retryAfter)
            when status == 200 -> {
                try {
                    line.setAll((ObjectNode) json.readTree(body));
                    yield line.put("reachable", true);
                } catch (IOException | ClassCastException e) {
                    yield unreachable(line, service.module() + " answered no JSON object");
                }
            }
            case Answer.Json(var status, var mediaType, var body, var retryAfter) ->
                unreachable(line, service.module() + " answered " + status);
            case Answer.Failed(var problem) -> unreachable(line, problem.title());
        };
    }

    private static ObjectNode unreachable(ObjectNode line, String reason) {
        return line.put("reachable", false).put("reason", reason);
    }

    private Answer noService(String service) {
        var known = Target.journals(config).stream()
                .map(place -> place.service().id())
                .toList();
        return Answer.of(Problem.of(
                "not-found",
                "Nothing here",
                404,
                "there is no service of this name (expected one of " + String.join(", ", known) + ")"));
    }

    private static Answer refused(JournalPaths.Obstacle obstacle) {
        return Answer.of(
                switch (obstacle) {
                    case JournalPaths.Obstacle.UnknownPath() ->
                        Problem.of("not-found", "Nothing here", 404, "a journal has nothing of this name");
                    case JournalPaths.Obstacle.OtherMethod(var allowed) ->
                        Problem.of("http-405", "Method Not Allowed", 405, "expected " + String.join(" or ", allowed));
                    case JournalPaths.Obstacle.UnknownParameter(var name, var known) ->
                        Problem.of(
                                "invalid-request",
                                "The request is not valid",
                                400,
                                "a query parameter is not known (expected "
                                        + (known.isEmpty()
                                                ? "none"
                                                : String.join(
                                                        ", ",
                                                        known.stream().sorted().toList()))
                                        + ")");
                });
    }

    /** Side by side, in the order of the places. */
    private static List<ObjectNode> each(List<Place> places, Function<Place, ObjectNode> question) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = places.stream()
                    .map(place -> threads.submit((Callable<ObjectNode>) () -> question.apply(place)))
                    .toList();
            return asked.stream().map(Operations::join).toList();
        }
    }

    private static ObjectNode join(Future<ObjectNode> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the services", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking a service failed", e.getCause());
        }
    }
}

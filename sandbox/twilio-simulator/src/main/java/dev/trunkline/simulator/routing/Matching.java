package dev.trunkline.simulator.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.state.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Which queue a task waits in and who gets it: the workflow's default queue, and the agent whom it knows or the first worker who is
 * available. The expressions of its filters are not evaluated.
 */
final class Matching {

    private final ResourceStore store;

    Matching(ResourceStore store) {
        this.store = store;
    }

    Optional<Resource> queueOf(Resource task) {
        var scope = scope(task);
        var own = store.find(Names.QUEUES, task.accountSid(), scope, task.text("task_queue_sid"));
        return own.or(() -> store.find(Names.WORKFLOWS, task.accountSid(), scope, task.text("workflow_sid"))
                .flatMap(workflow -> store.find(
                        Names.QUEUES,
                        task.accountSid(),
                        scope,
                        rules(workflow).path("default_filter").path("queue").asText("none"))));
    }

    private static JsonNode rules(Resource workflow) {
        return read(workflow.text("configuration")).path("task_routing");
    }

    /** A task for one worker waits for this worker; any other goes to one who has not had it yet. */
    Optional<Resource> workerFor(Resource task) {
        var attributes = read(task.text("attributes"));
        var target = attributes.has("targetSid") ? attributes.path("targetSid").asText() : knownAgent(task, attributes);
        return store.below(Names.WORKERS, task.accountSid(), scope(task)).stream()
                .filter(worker -> worker.field("available").asBoolean())
                .filter(worker -> !target.startsWith("WK") || target.equals(worker.sid()))
                .filter(worker -> !attributes.path("ignoreAgent").asText("").equals(worker.text("friendly_name")))
                .filter(worker -> !hasHad(worker, task))
                .findFirst();
    }

    /** The worker that the workflow finds in an attribute; empty where there is none. */
    private String knownAgent(Resource task, JsonNode attributes) {
        return store.find(Names.WORKFLOWS, task.accountSid(), scope(task), task.text("workflow_sid")).stream()
                .flatMap(workflow -> rules(workflow).findValuesAsText("known_worker_sid").stream())
                .map(source ->
                        attributes.path(source.replaceFirst("^task\\.", "")).asText(""))
                .filter(sid -> !sid.isEmpty())
                .findFirst()
                .orElse("");
    }

    private boolean hasHad(Resource worker, Resource task) {
        return store.below(Names.RESERVATIONS, task.accountSid(), scope(task)).stream()
                .anyMatch(reservation -> reservation.text("task_sid").equals(task.sid())
                        && reservation.text("worker_sid").equals(worker.sid()));
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private static Map<String, String> scope(Resource task) {
        return Map.of("WorkspaceSid", task.parent("WorkspaceSid"));
    }
}

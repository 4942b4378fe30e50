package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.state.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource about to be stored; rules complete its JSON.
 *
 * @param parents path parameter to sid
 * @param before what it was; empty for a new one
 * @param json all fields of the answer, sid and dates included
 */
public record Draft(
        ResourceType type, Request request, Map<String, String> parents, Optional<Resource> before, ObjectNode json) {

    public Draft {
        parents = Map.copyOf(parents);
    }

    public String accountSid() {
        return request.accountSid();
    }

    public String text(String field) {
        return json.path(field).asText("");
    }

    /** Sets a field that nobody has set. */
    public Draft defaultTo(String field, Object value) {
        if (json.path(field).isNull() || json.path(field).isMissingNode()) {
            set(field, value);
        }
        return this;
    }

    public Draft set(String field, @Nullable Object value) {
        JsonNode node = Json.MAPPER.valueToTree(value);
        json.set(field, node);
        return this;
    }

    /** Whether the request has changed a field. */
    public boolean changes(String field) {
        return before.map(old -> !old.field(field).equals(json.path(field))).orElse(true);
    }
}

package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.state.Json;
import java.util.Map;

/**
 * One stored resource. Its JSON is what REST answers; never change it in place.
 *
 * @param id ours, unique in the whole simulator
 * @param name of its {@link ResourceType}
 * @param sid what its path ends with, usually {@code XX…}
 * @param parents path parameter to sid: {@code {ServiceSid=KS…}}
 * @param version counts its changes from 0
 */
public record Resource(
        String id,
        String name,
        String accountSid,
        String sid,
        Map<String, String> parents,
        ObjectNode json,
        int version) {

    public Resource {
        parents = Map.copyOf(parents);
    }

    /** A text field; empty where it is null or missing. */
    public String text(String field) {
        return json.path(field).asText("");
    }

    public JsonNode field(String field) {
        return json.path(field);
    }

    /** The field {@code attributes}, which is JSON in a text; empty where it is none. */
    public ObjectNode attributes() {
        try {
            return Json.MAPPER.readTree(text("attributes")) instanceof ObjectNode object
                    ? object
                    : Json.MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    public String parent(String parameter) {
        return parents.getOrDefault(parameter, "");
    }

    Resource with(ObjectNode changed) {
        return new Resource(id, name, accountSid, sid, parents, changed, version + 1);
    }

    boolean isCalled(String reference) {
        return sid.equals(reference)
                || text("unique_name").equals(reference)
                || text("identity").equals(reference);
    }

    boolean isBelow(Map<String, String> scope) {
        return scope.entrySet().stream().allMatch(entry -> entry.getValue().equals(parents.get(entry.getKey())));
    }
}

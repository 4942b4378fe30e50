package dev.trunkline.bridge.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Optional;

/**
 * One agent of the second workspace gives a conversation to another: Frontline notes it in the conversation's attributes.
 *
 * @param from by identity there
 * @param to likewise
 * @param at milliseconds of Frontline's clock; tells one from another
 */
record Wish(String from, String to, long at) {

    /** Frontline's list of what happened. */
    private static final String EVENTS = "frontline.events";

    /** The one that was seen to last. */
    private static final String SEEN = "trunklineTransfer";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The last one, unless it has been seen to. */
    static Optional<Wish> of(String attributes) {
        var json = read(attributes);
        var last = json.path(EVENTS).path(json.path(EVENTS).size() - 1);
        var wish = new Wish(
                last.path("from").asText(""),
                last.path("to").asText(""),
                last.path("date").asLong());
        return wish.from.isEmpty()
                        || wish.to.isEmpty()
                        || wish.at <= json.path(SEEN).asLong(0)
                ? Optional.empty()
                : Optional.of(wish);
    }

    /** Attributes that say that it has been seen to. */
    Map<String, Object> seen() {
        return Map.of(SEEN, at);
    }

    /** Attributes as if it had never been. */
    Map<String, Object> without(String attributes) {
        var events = JSON.createArrayNode();
        read(attributes).path(EVENTS).forEach(event -> {
            if (event.path("date").asLong() != at) {
                events.add(event);
            }
        });
        return Map.of(EVENTS, (ArrayNode) events, SEEN, at);
    }

    private static JsonNode read(String attributes) {
        try {
            return JSON.readTree(attributes);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}

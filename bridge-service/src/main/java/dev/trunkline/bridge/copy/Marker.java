package dev.trunkline.bridge.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a copy bears in its attributes: {@code "trunkline": {"link": "…", "copyOf": "IM…"}}. Somebody may overwrite it, so it is
 * not the only sign of a copy.
 */
public final class Marker {

    static final String NAME = "trunkline";

    /** The tag of the integration before us. */
    private static final String OLD_TAG = "AddedViaConversationWebhook";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Marker() {}

    /** The attributes of a copy: those of what it is made from, and the marker. */
    public static Map<String, Object> on(String attributes, UUID link, String sid) {
        var all = new HashMap<String, Object>(without(attributes));
        all.put(NAME, Map.of("link", link.toString(), "copyOf", sid));
        return all;
    }

    /** Attributes without any marker. */
    public static Map<String, Object> without(String attributes) {
        if (!(read(attributes) instanceof ObjectNode object)) {
            return Map.of();
        }
        object.remove(NAME);
        return JSON.convertValue(object, new TypeReference<Map<String, Object>>() {});
    }

    /** The sid of what it is a copy of, where this link made it. */
    public static Optional<String> copyOf(String attributes, UUID link) {
        var marker = read(attributes).path(NAME);
        return marker.path("link").asText("").equals(link.toString())
                ? Optional.of(marker.path("copyOf").asText("")).filter(sid -> !sid.isEmpty())
                : Optional.empty();
    }

    /** Whether any link made it, forgotten ones as well. */
    public static boolean isCopy(String attributes) {
        return !read(attributes).path(NAME).path("copyOf").asText("").isEmpty();
    }

    /** Whether the integration before us made it. */
    public static boolean isOldCopy(String attributes) {
        return read(attributes).path(OLD_TAG).asBoolean(false);
    }

    private static JsonNode read(String attributes) {
        try {
            return JSON.readTree(attributes);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}

package dev.trunkline.twilio.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON text of attributes. */
final class Attributes {

    static final String NONE = "{}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Attributes() {}

    /** Twilio answers with nothing where there are none. */
    static String text(@Nullable String attributes) {
        return attributes == null || attributes.isBlank() ? NONE : attributes;
    }

    static String text(Map<String, ?> attributes) {
        return JSON.valueToTree(attributes).toString();
    }

    /** One text; empty where it is not there, or there is no JSON. */
    static Optional<String> text(String attributes, String name) {
        try {
            return Optional.of(JSON.readTree(attributes).path(name).asText("")).filter(text -> !text.isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The JSON with the changes in it; empty where it has them already. */
    static Optional<String> merged(String sid, String attributes, Map<String, ?> changes) {
        var before = read(sid, attributes);
        var after = before.deepCopy();
        changes.forEach((name, value) -> after.set(name, JSON.valueToTree(value)));
        return after.equals(before) ? Optional.empty() : Optional.of(after.toString());
    }

    private static ObjectNode read(String sid, String attributes) {
        JsonNode json;
        try {
            json = JSON.readTree(attributes);
        } catch (JsonProcessingException e) {
            throw new UnreadableAttributesException(sid);
        }
        if (json.isNull()
                || json.isMissingNode()
                || (json.isTextual() && json.asText().isBlank())) {
            return JSON.createObjectNode();
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableAttributesException(sid);
    }
}

package dev.trunkline.contracts.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Event Streams bodies: CloudEvents JSON, alone or in an array. */
final class JsonEvents {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Objects that only wrap what the classic webhook has as parameters: TaskRouter's and Voice's envelopes. */
    private static final Set<String> WRAPPERS = Set.of("payload", "request", "parameters");

    private JsonEvents() {}

    static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /**
     * The bytes of each event as they stand in the body.
     *
     * @throws MalformedEventException where the body is neither an object nor an array of objects
     */
    static List<byte[]> split(byte[] body) {
        try (var parser = MAPPER.getFactory().createParser(body)) {
            var events = new ArrayList<byte[]>();
            var first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    events.add(element(body, parser));
                }
            } else {
                events.add(element(body, parser));
            }
            if (parser.nextToken() != null) {
                throw new MalformedEventException(
                        "body: more after the end of the JSON (expected: one object or one array of objects)");
            }
            return events;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] element(byte[] body, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedEventException(
                    "body: " + (parser.currentToken() == null ? "no JSON" : parser.currentToken())
                            + " (expected: a CloudEvents object or an array of them)");
        }
        var start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        var end = parser.currentLocation().getByteOffset();
        if (parser.currentToken() != JsonToken.END_OBJECT || start < 0) {
            throw new MalformedEventException(
                    "body: an object that does not end, or not UTF-8 (expected: complete JSON in UTF-8)");
        }
        return Arrays.copyOfRange(body, (int) start, (int) end);
    }

    /** @throws MalformedEventException where the bytes are no JSON object */
    static JsonNode read(byte[] event) {
        try {
            var node = MAPPER.readTree(event);
            if (!node.isObject()) {
                throw new MalformedEventException("event: " + node.getNodeType() + " (expected: a JSON object)");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a classic webhook that came as JSON; none where it is no JSON object. */
    static Parameters lenient(byte[] body) {
        var parameters = new MapParameters();
        try {
            addFields(parameters, "", read(body));
        } catch (MalformedEventException e) {
            return Parameters.none();
        }
        return parameters;
    }

    /** The fields of the event's {@code data} under the names of the classic webhook, see {@link Parameters#ofEvent}. */
    static Parameters parameters(JsonNode event) {
        var parameters = new MapParameters();
        addFields(parameters, "", event.path("data"));
        return parameters;
    }

    private static void addFields(MapParameters parameters, String prefix, JsonNode object) {
        object.properties().forEach(field -> {
            var name = prefix + classicName(field.getKey());
            var value = field.getValue();
            if (value.isObject() && !field.getKey().toLowerCase(Locale.ROOT).endsWith("attributes")) {
                addFields(parameters, WRAPPERS.contains(field.getKey()) ? prefix : name + ".", value);
            } else if (value.isArray() && !holdsObjects(value)) {
                value.forEach(element -> parameters.add(name, element.asText()));
            } else if (value.isContainerNode()) {
                parameters.add(name, value.toString());
            } else if (!value.isNull()) {
                parameters.add(name, value.asText());
            }
        });
    }

    private static boolean holdsObjects(JsonNode array) {
        for (var element : array) {
            if (element.isContainerNode()) {
                return true;
            }
        }
        return false;
    }

    private static String classicName(String name) {
        var classic = new StringBuilder(name.length());
        boolean upper = true;
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter == '_') {
                upper = true;
            } else {
                classic.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return classic.toString();
    }

    private static MalformedEventException malformed(JsonProcessingException e) {
        var where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new MalformedEventException(
                "body: no JSON" + where + " (expected: a CloudEvents object or an array of them)");
    }
}

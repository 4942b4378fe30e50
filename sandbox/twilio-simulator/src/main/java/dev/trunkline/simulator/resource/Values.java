package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Form parameters into the fields of a resource, checked against the catalogue. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ResourceType type;
    private final Request request;

    Values(ResourceType type, Request request) {
        this.type = type;
        this.request = request;
    }

    /** Puts what the request says into the JSON; parameters without a field are left to the rules. */
    void into(ObjectNode json, Map<String, String> parameters) {
        for (var entry : parameters.entrySet()) {
            boolean required = entry.getKey().endsWith("!");
            var name = required ? entry.getKey().substring(0, entry.getKey().length() - 1) : entry.getKey();
            if (request.form().names().contains(name)) {
                put(json, name, value(name, entry.getValue()));
            } else if (required) {
                throw TwilioException.missing(name);
            }
        }
    }

    private void put(ObjectNode json, String parameter, JsonNode value) {
        int dot = parameter.indexOf('.');
        var field = snake(dot < 0 ? parameter : parameter.substring(0, dot));
        if (!type.hasField(field)) {
            return;
        }
        if (dot < 0) {
            json.set(field, value);
        } else {
            var nested = json.path(field).isObject() ? (ObjectNode) json.path(field) : json.putObject(field);
            nested.set(snake(parameter.substring(dot + 1)), value);
        }
    }

    private JsonNode value(String name, String parameterKind) {
        var field = name.contains(".") ? parameterKind : type.fields().getOrDefault(snake(name), parameterKind);
        if (parameterKind.equals("array")) {
            var list = NODES.arrayNode();
            request.formValues(name).forEach(list::add);
            return list;
        }
        var text = request.form().all(name).getFirst();
        if (text.isEmpty()) {
            return parameterKind.equals("text") ? NODES.textNode("") : NullNode.instance;
        }
        if (name.equals("Attributes")) {
            object(name, text);
        }
        return switch (field) {
            case "integer" -> NODES.numberNode(number(name, text));
            case "number" -> NODES.numberNode(decimal(name, text));
            case "boolean" -> NODES.booleanNode(truth(name, text));
            case "object" -> object(name, text);
            case "date" -> NODES.textNode(moment(name, text).toString());
            case "text", "uri", "array" -> NODES.textNode(text);
            default -> NODES.textNode(choice(name, text, parameterKind));
        };
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw TwilioException.invalid(name, text);
        }
    }

    private static double decimal(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw TwilioException.invalid(name, text);
        }
    }

    private static boolean truth(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw TwilioException.invalid(name, text);
        };
    }

    private static JsonNode object(String name, String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw TwilioException.invalid(name, text);
        }
    }

    private static Instant moment(String name, String text) {
        try {
            return Instant.parse(text.endsWith("Z") || text.contains("+") ? text : text + "Z");
        } catch (DateTimeParseException e) {
            throw TwilioException.invalid(name, text);
        }
    }

    private static String choice(String name, String text, String choices) {
        if (choices.contains("|") && !Arrays.asList(choices.split("\\|")).contains(text)) {
            throw TwilioException.invalid(name, text);
        }
        return text;
    }

    /** {@code DefaultTtl} to {@code default_ttl}. */
    static String snake(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The filters of a list: field to wanted text. */
    Map<String, String> filters() {
        var wanted = new LinkedHashMap<String, String>();
        for (var name : type.filters()) {
            if (type.hasField(snake(name))) {
                request.query().get(name).ifPresent(value -> wanted.put(snake(name), value));
            }
        }
        return wanted;
    }
}

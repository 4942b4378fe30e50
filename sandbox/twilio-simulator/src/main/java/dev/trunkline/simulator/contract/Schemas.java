package dev.trunkline.simulator.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Checks the text of a parameter against its schema. An object is JSON text within one field; an empty text clears a value
 * and fits everywhere but where an enum or a pattern says otherwise.
 */
final class Schemas {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD");

    private final JsonNode document;

    /** @param document the OpenAPI document that references lead into */
    Schemas(JsonNode document) {
        this.document = document;
    }

    /** The schema itself, or what it refers to. */
    JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? resolve(document.at(reference.substring(1))) : schema;
    }

    /** What is wrong with a value; empty where nothing is. */
    Optional<String> problem(JsonNode declared, String value) {
        var schema = resolve(declared);
        if (schema.has("enum")) {
            var allowed = StreamSupport.stream(schema.get("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            return allowed.contains(value) ? Optional.empty() : due(value, "one of " + allowed);
        }
        return switch (schema.path("type").asText()) {
            case "string" -> text(schema, value);
            case "integer" -> value.matches("-?\\d+") ? number(schema, value) : due(value, "an integer");
            case "number" -> value.matches("-?\\d+(\\.\\d+)?") ? number(schema, value) : due(value, "a number");
            case "boolean" -> Set.of("true", "false").contains(value) ? Optional.empty() : due(value, "true or false");
            case "array" -> problem(schema.path("items"), value);
            default -> object(value);
        };
    }

    private static Optional<String> text(JsonNode schema, String value) {
        var pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(value).find()) {
            return due(value, "text like " + pattern);
        }
        if (schema.has("maxLength") && value.length() > schema.get("maxLength").asInt()) {
            return due(value, "at most " + schema.get("maxLength").asInt() + " characters");
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> isDateTime(value) ? Optional.empty() : due(value, "an ISO 8601 date and time");
            case "date" -> isDate(value) ? Optional.empty() : due(value, "an ISO 8601 date");
            case "uri" -> isUri(value) ? Optional.empty() : due(value, "a URI");
            case "http-method" -> METHODS.contains(value) ? Optional.empty() : due(value, "one of " + METHODS);
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(JsonNode schema, String value) {
        var number = new BigDecimal(value);
        if (schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0) {
            return due(value, "at least " + schema.get("minimum").asText());
        }
        if (schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0) {
            return due(value, "at most " + schema.get("maximum").asText());
        }
        return Optional.empty();
    }

    private static Optional<String> object(String value) {
        try {
            // A list of objects repeats the field; one field with a JSON array is refused by Twilio.
            return JSON.readTree(value).isObject() ? Optional.empty() : due(value, "one JSON object");
        } catch (JsonProcessingException e) {
            return due(value, "one JSON object");
        }
    }

    private static boolean isDateTime(String value) {
        try {
            OffsetDateTime.parse(value);
            return true;
        } catch (DateTimeException e) {
            return isDate(value);
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUri(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> due(String value, String expected) {
        return Optional.of("'" + value + "' (expected: " + expected + ")");
    }
}

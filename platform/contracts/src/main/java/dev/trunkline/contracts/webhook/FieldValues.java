package dev.trunkline.contracts.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All values of an event's data, be it a form or JSON, those of JSON in a value such as {@code TaskAttributes} included, but
 * not what somebody wrote or said: a message's text may be nothing but somebody else's address.
 */
public final class FieldValues {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Set<String> TEXTS = Set.of(
            "body",
            "buttonpayload",
            "buttontext",
            "caption",
            "comment",
            "content",
            "description",
            "digits",
            "eventdescription",
            "label",
            "message",
            "note",
            "notes",
            "speechresult",
            "subject",
            "summary",
            "text",
            "title",
            "transcriptiontext",
            "unstablespeechresult");

    private FieldValues() {}

    /** None where the data is neither a form nor JSON. */
    public static List<String> of(byte[] data) {
        var values = new ArrayList<String>();
        var text = new String(data, StandardCharsets.UTF_8);
        if (isJson(text)) {
            addJson("", text, values);
        } else {
            addForm(data, values);
        }
        return values;
    }

    private static void addForm(byte[] data, List<String> values) {
        try {
            var form = Parameters.parse(data);
            form.names().forEach(name -> form.all(name).forEach(value -> addText(name, value, values)));
        } catch (MalformedFormException e) {
            values.clear();
        }
    }

    private static boolean isJson(String text) {
        var start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static void addText(String name, String value, List<String> values) {
        if (TEXTS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            return;
        }
        if (isJson(value)) {
            addJson(name, value, values);
        } else if (!value.isEmpty()) {
            values.add(value);
        }
    }

    private static void addJson(String name, String json, List<String> values) {
        try {
            add(name, MAPPER.readTree(json), values);
        } catch (JsonProcessingException e) {
            values.add(json);
        }
    }

    private static void add(String name, JsonNode node, List<String> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> add(field.getKey(), field.getValue(), values));
        } else if (node.isArray()) {
            node.forEach(element -> add(name, element, values));
        } else if (!node.isNull()) {
            addText(name, node.asText(), values);
        }
    }
}

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

    private final Set<String> leftOut;
    private final List<String> values = new ArrayList<>();

    private FieldValues(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    /** None where the data is neither a form nor JSON. */
    public static List<String> of(byte[] data) {
        return new FieldValues(TEXTS).read(data);
    }

    /** What somebody wrote or said as well. */
    public static List<String> withTexts(byte[] data) {
        return new FieldValues(Set.of()).read(data);
    }

    private List<String> read(byte[] data) {
        var text = new String(data, StandardCharsets.UTF_8);
        if (isJson(text)) {
            addJson("", text);
        } else {
            addForm(data);
        }
        return List.copyOf(values);
    }

    private void addForm(byte[] data) {
        try {
            var form = Parameters.parse(data);
            form.names().forEach(name -> form.all(name).forEach(value -> addText(name, value)));
        } catch (MalformedFormException e) {
            values.clear();
        }
    }

    private static boolean isJson(String text) {
        var start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private void addText(String name, String value) {
        if (leftOut.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            return;
        }
        if (isJson(value)) {
            addJson(name, value);
        } else if (!value.isEmpty()) {
            values.add(value);
        }
    }

    private void addJson(String name, String json) {
        try {
            add(name, MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            values.add(json);
        }
    }

    private void add(String name, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> add(field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> add(name, element));
        } else if (!node.isNull()) {
            addText(name, node.asText());
        }
    }
}

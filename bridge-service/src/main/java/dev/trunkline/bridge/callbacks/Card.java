package dev.trunkline.bridge.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.twilio.ChatConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known of a customer from his conversation in Flex. */
record Card(String name, Optional<String> phone, List<String> details) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{6,15}");
    private static final String ASKED_BEFORE = "pre_engagement_data";

    /** Flex asks visitors before a chat; a text comes from a number. Any of it may be missing. */
    static Card of(ChatConversation conversation) {
        var attributes = read(conversation.attributes());
        var asked = attributes.path(ASKED_BEFORE);
        var from = attributes.path("from").asText("");
        var friendlyName = Objects.requireNonNullElse(conversation.friendlyName(), "");
        var phone = Stream.of(
                        asked.path("phone").asText(""),
                        asked.path("phoneNumber").asText(""),
                        from,
                        friendlyName)
                .filter(text -> NUMBER.matcher(text).matches())
                .findFirst();
        var name = Stream.of(
                        asked.path("friendlyName").asText(""),
                        asked.path("name").asText(""),
                        from,
                        friendlyName,
                        "Customer")
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
        var details = new ArrayList<String>();
        asked.properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .map(field -> field.getKey() + ": " + field.getValue().asText())
                .forEach(details::add);
        return new Card(name, phone, details);
    }

    private static JsonNode read(String attributes) {
        try {
            return JSON.readTree(attributes);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}

package dev.trunkline.bridge.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.twilio.chat.ChatProduct;
import java.util.Map;
import java.util.Optional;

/** Attributes by which one conversation names its twin. The names are those of the integrations before us. */
public final class Pointers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Pointers() {}

    /** @return attributes for a conversation whose twin is at a place */
    public static Map<String, String> to(Place place, String conversation) {
        return place.product() == ChatProduct.CHAT
                ? Map.of("chatChannelSid", conversation, "chatInstanceSid", place.service())
                : Map.of("ConversationSid", conversation, "ConversationServiceSid", place.service());
    }

    /** Whether attributes have this. */
    public static boolean has(String attributes, String name, String value) {
        try {
            return JSON.readTree(attributes).path(name).asText("").equals(value);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Whether it is an agent's own, in which he is asked and reminded. */
    public static boolean isSystem(String attributes) {
        try {
            return JSON.readTree(attributes).path("isNotificationSystem").asBoolean(false);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The twin that attributes name; empty where they name none. */
    public static Optional<String> from(Place place, String attributes) {
        try {
            var json = JSON.readTree(attributes);
            var name = place.product() == ChatProduct.CHAT ? "chatChannelSid" : "ConversationSid";
            return Optional.of(json.path(name).asText("")).filter(sid -> sid.startsWith("CH"));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

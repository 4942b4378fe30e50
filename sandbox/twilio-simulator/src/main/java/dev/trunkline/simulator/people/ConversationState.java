package dev.trunkline.simulator.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.state.Json;

/** Whether a conversation is closed. Programmable Chat has no states: Flex keeps it in the attributes. */
final class ConversationState {

    private static final String STATUS = "status";
    private static final String OVER = "INACTIVE";

    private ConversationState() {}

    static boolean isClosed(JsonNode conversation) {
        return conversation.path("state").asText("").equals("closed")
                || attributes(conversation).path(STATUS).asText("").equals(OVER);
    }

    /** The attributes of a channel, with what tells that it is over. */
    static String closed(JsonNode channel) {
        return attributes(channel).put(STATUS, OVER).toString();
    }

    private static ObjectNode attributes(JsonNode conversation) {
        try {
            return Json.MAPPER.readTree(conversation.path("attributes").asText("{}")) instanceof ObjectNode object
                    ? object
                    : Json.MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode();
        }
    }
}

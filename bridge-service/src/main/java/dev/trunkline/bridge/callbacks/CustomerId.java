package dev.trunkline.bridge.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Our id of a customer: JSON text, as copied participants bear it.
 *
 * @param member {@code MB…} in Flex
 * @param conversation {@code CH…} in Flex
 */
record CustomerId(String member, String conversation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<CustomerId> parse(String text) {
        try {
            var json = JSON.readTree(text);
            var conversation = json.path("c").asText("");
            return conversation.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CustomerId(json.path("p").asText(""), conversation));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String text() {
        return JSON.createObjectNode().put("p", member).put("c", conversation).toString();
    }
}

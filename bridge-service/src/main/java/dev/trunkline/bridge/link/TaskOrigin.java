package dev.trunkline.bridge.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The attribute by which a task that we had made names the conversation that it was made for. */
public final class TaskOrigin {

    public static final String ATTRIBUTE = "trunklineConversation";

    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskOrigin() {}

    /** @return {@code CH…} of the second side */
    public static Optional<String> of(String attributes) {
        try {
            return Optional.of(JSON.readTree(attributes).path(ATTRIBUTE).asText(""))
                    .filter(sid -> !sid.isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

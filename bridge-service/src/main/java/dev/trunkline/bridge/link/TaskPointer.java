package dev.trunkline.bridge.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/** Attributes by which a conversation names the task that it belongs to; the names are those of the integration before us. */
public record TaskPointer(String workspaceSid, String taskSid) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Map<String, String> attributes() {
        return Map.of("WorkspaceSid", workspaceSid, "TaskSid", taskSid);
    }

    public static Optional<TaskPointer> of(String attributes) {
        try {
            var json = JSON.readTree(attributes);
            var pointer = new TaskPointer(
                    json.path("WorkspaceSid").asText(""), json.path("TaskSid").asText(""));
            return pointer.workspaceSid.isEmpty() || pointer.taskSid.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pointer);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package dev.trunkline.twilio.flex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Interactions of an account's Flex. Twilio has no list of them: a task's attributes name the interaction and the conversation
 * that it belongs to. Each call blocks on the network.
 */
public final class FlexInteractions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 50;
    private static final Set<Task.Status> OVER = Set.of(Task.Status.CANCELED, Task.Status.COMPLETED);

    private final Supplier<TwilioRestClient> client;

    /** @param client asked for at each call: its credentials follow a rotation */
    public FlexInteractions(Supplier<TwilioRestClient> client) {
        this.client = client;
    }

    public MadeInteraction make(NewInteraction wanted) {
        var made = Interaction.creator(channel(wanted))
                .setRouting(Map.of("properties", routing(wanted)))
                .create(client.get());
        var properties = tree(made.getRouting()).path("properties");
        var attributes = attributes(properties.path("attributes"));
        var channel = tree(made.getChannel());
        return new MadeInteraction(
                made.getSid(),
                text(channel, "sid"),
                properties.path("sid").asText(""),
                Optional.ofNullable(text(attributes, "conversationSid"))
                        .orElseGet(() ->
                                channel.at("/properties/media_channel_sid").asText("")),
                Objects.toString(made.getUrl(), null));
    }

    private static Map<String, Object> channel(NewInteraction wanted) {
        return Map.of(
                "type",
                "sms",
                "initiated_by",
                wanted.workerSid() == null ? "api" : "agent",
                "properties",
                Map.of("type", "sms"),
                "participants",
                List.of(Map.of("address", wanted.customer(), "proxy_address", wanted.number(), "type", "sms")));
    }

    private static Map<String, Object> routing(NewInteraction wanted) {
        var routing = new LinkedHashMap<String, Object>();
        routing.put("workspace_sid", wanted.workspaceSid());
        routing.put("workflow_sid", wanted.workflowSid());
        if (wanted.queueSid() != null) {
            routing.put("queue_sid", wanted.queueSid());
        }
        if (wanted.workerSid() != null) {
            routing.put("worker_sid", wanted.workerSid());
        }
        routing.put("task_channel_unique_name", wanted.taskChannel());
        routing.put("attributes", wanted.attributes());
        return routing;
    }

    /** The first task with an attribute of this value. Twilio allows three such questions a second. */
    public Optional<Task> task(String workspaceSid, String attribute, String value) {
        for (var task : Task.reader(workspaceSid)
                .setEvaluateTaskAttributes(attribute + " == '" + value + "'")
                .limit(PAGE)
                .read(client.get())) {
            if (value.equals(parse(task.getAttributes()).path(attribute).asText())) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** The task, not over yet, of the active conversation between a customer and our number: Twilio allows no second one. */
    public Optional<Task> active(String workspaceSid, String number, String customer) {
        for (var joined : ParticipantConversation.reader()
                .setAddress(customer)
                .pageSize(PAGE)
                .read(client.get())) {
            var binding = joined.getParticipantMessagingBinding() instanceof Map<?, ?> found ? found : Map.of();
            if (number.equals(binding.get("proxy_address"))
                    && joined.getConversationState() == ParticipantConversation.State.ACTIVE) {
                return task(workspaceSid, "conversationSid", joined.getConversationSid())
                        .filter(task -> !OVER.contains(task.getAssignmentStatus()));
            }
        }
        return Optional.empty();
    }

    /** What a task's attributes say of the interaction that it belongs to. */
    public static MadeInteraction of(Task task) {
        var attributes = parse(task.getAttributes());
        return new MadeInteraction(
                attributes.path("flexInteractionSid").asText(""),
                text(attributes, "flexInteractionChannelSid"),
                task.getSid(),
                attributes.path("conversationSid").asText(""),
                null);
    }

    private static JsonNode tree(@Nullable Object value) {
        return value == null ? JsonNodeFactory.instance.objectNode() : JSON.valueToTree(value);
    }

    /** Twilio writes a task's attributes as text within the JSON. */
    private static JsonNode attributes(JsonNode attributes) {
        return attributes.isTextual() ? parse(attributes.asText()) : attributes;
    }

    private static JsonNode parse(@Nullable String text) {
        try {
            return JSON.readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }
}

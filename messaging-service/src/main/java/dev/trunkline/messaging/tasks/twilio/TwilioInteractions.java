package dev.trunkline.messaging.tasks.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.rest.conversations.v1.ParticipantConversation;
import com.twilio.rest.flexapi.v1.Interaction;
import com.twilio.rest.flexapi.v1.interaction.InteractionChannel;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import dev.trunkline.messaging.tasks.Interactions;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.Refusal;
import dev.trunkline.messaging.tasks.RefusedException;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/Interactions} of Flex. Twilio has no list of them: a task's attributes name the interaction and the
 * conversation that it belongs to.
 */
@ApplicationScoped
class TwilioInteractions implements Interactions {

    /** Our id in a task's attributes. */
    private static final String MARK = "trunklineStartId";

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 50;

    private final OwnAccount account;
    private final OutboundTasksConfig config;
    private final ObjectMapper json;

    TwilioInteractions(OwnAccount account, OutboundTasksConfig config, ObjectMapper json) {
        this.account = account;
        this.config = config;
        this.json = json;
    }

    @Override
    public Started create(New wanted) {
        var made = Interaction.creator(channel(wanted))
                .setRouting(Map.of("properties", routing(wanted)))
                .create(account.client());
        var properties = tree(made.getRouting()).path("properties");
        var attributes = attributes(properties.path("attributes"));
        var channel = tree(made.getChannel());
        return new Started(
                made.getSid(),
                text(channel, "sid"),
                properties.path("sid").asText(""),
                Optional.ofNullable(text(attributes, "conversationSid"))
                        .orElseGet(() ->
                                channel.at("/properties/media_channel_sid").asText("")),
                Objects.toString(made.getUrl(), null),
                false);
    }

    private static Map<String, Object> channel(New wanted) {
        return Map.of(
                "type",
                "sms",
                "initiated_by",
                wanted.workerSid() == null ? "api" : "agent",
                "properties",
                Map.of("type", "sms"),
                "participants",
                List.of(Map.of("address", wanted.customer(), "proxy_address", wanted.fromNumber(), "type", "sms")));
    }

    private Map<String, Object> routing(New wanted) {
        var routing = new LinkedHashMap<String, Object>();
        routing.put("workspace_sid", workspace());
        routing.put("workflow_sid", required(config.workflowSid(), "workflow-sid", "WW"));
        config.queueSid().ifPresent(queue -> routing.put("queue_sid", queue));
        if (wanted.workerSid() != null) {
            routing.put("worker_sid", wanted.workerSid());
        }
        routing.put("task_channel_unique_name", config.taskChannel());
        var attributes = JsonNodeFactory.instance.objectNode();
        attributes.setAll((ObjectNode) parse(wanted.attributes()));
        attributes.put(MARK, wanted.startId());
        routing.put("attributes", attributes);
        return routing;
    }

    private String workspace() {
        return required(config.workspaceSid(), "workspace-sid", "WS");
    }

    private static String required(Optional<String> setting, String name, String prefix) {
        return setting.orElseThrow(() -> new RefusedException(new Refusal(
                500,
                null,
                "trunkline.messaging.outbound-tasks." + name + ": missing (expected: " + prefix
                        + " and 32 hex digits)")));
    }

    @Override
    public Optional<Started> marked(String startId) {
        return task(MARK, startId).map(task -> of(task, false));
    }

    @Override
    public Optional<Started> active(String fromNumber, String customer) {
        for (var joined : ParticipantConversation.reader()
                .setAddress(customer)
                .limit(PAGE)
                .read(account.client())) {
            var binding = joined.getParticipantMessagingBinding() instanceof Map<?, ?> found ? found : Map.of();
            if (fromNumber.equals(binding.get("proxy_address"))
                    && joined.getConversationState() == ParticipantConversation.State.ACTIVE) {
                return task("conversationSid", joined.getConversationSid())
                        .filter(TwilioInteractions::isOpen)
                        .map(task -> of(task, true));
            }
        }
        return Optional.empty();
    }

    private static boolean isOpen(Task task) {
        return task.getAssignmentStatus() != Task.Status.CANCELED
                && task.getAssignmentStatus() != Task.Status.COMPLETED;
    }

    /** At most three a second are allowed of these. */
    private Optional<Task> task(String attribute, String value) {
        for (var task : Task.reader(workspace())
                .setEvaluateTaskAttributes(attribute + " == '" + value + "'")
                .limit(PAGE)
                .read(account.client())) {
            if (value.equals(parse(task.getAttributes()).path(attribute).asText())) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    private Started of(Task task, boolean found) {
        var attributes = parse(task.getAttributes());
        return new Started(
                attributes.path("flexInteractionSid").asText(""),
                text(attributes, "flexInteractionChannelSid"),
                task.getSid(),
                attributes.path("conversationSid").asText(""),
                null,
                found);
    }

    @Override
    public void close(Started interaction) {
        if (interaction.channelSid() == null) {
            return;
        }
        try {
            var unused = InteractionChannel.updater(
                            interaction.sid(), interaction.channelSid(), InteractionChannel.UpdateChannelStatus.CLOSED)
                    .setRouting(Map.of("status", "closed"))
                    .update(account.client());
        } catch (TwilioCallException e) {
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private JsonNode tree(@Nullable Object value) {
        return value == null ? JsonNodeFactory.instance.objectNode() : json.valueToTree(value);
    }

    /** Twilio writes a task's attributes as text within the JSON. */
    private JsonNode attributes(JsonNode attributes) {
        return attributes.isTextual() ? parse(attributes.asText()) : attributes;
    }

    private JsonNode parse(@Nullable String text) {
        try {
            return json.readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }
}

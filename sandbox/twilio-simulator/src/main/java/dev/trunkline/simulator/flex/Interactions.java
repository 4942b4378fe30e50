package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.messaging.Address;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.util.Map;

/** Interactions: a conversation with its participants, a channel, a task, and a reservation where a worker is named. */
final class Interactions implements ResourceRules {

    static final String NAME = "flex-api:Interactions";
    static final String CHANNELS = NAME + "/Channels";

    private static final String CONVERSATIONS = "conversations:Conversations";
    private static final String PARTICIPANTS = CONVERSATIONS + "/Participants";

    private final ResourceStore store;
    private final Resources resources;
    private final FlexTasks tasks;

    Interactions(ResourceStore store, Resources resources, FlexTasks tasks) {
        this.store = store;
        this.resources = resources;
        this.tasks = tasks;
    }

    ResourceRules channelRules() {
        return new Channels();
    }

    @Override
    public void creating(Draft draft) {
        var channel = draft.json().path("channel");
        if (channel.path("type").asText("").isEmpty()) {
            throw TwilioException.invalid("Channel", channel.toString());
        }
        var participants = channel.path("participants");
        participants.forEach(participant -> refuseSecond(draft.accountSid(), participant));
        var properties = draft.json().path("routing").path("properties");
        draft.set(
                "routing",
                Map.of("properties", properties.isObject() ? properties.deepCopy() : Json.MAPPER.createObjectNode()));
        if (channel.path("properties").path("media_channel_sid").isMissingNode() && !participants.isEmpty()) {
            ((ObjectNode) channel)
                    .withObject("/properties")
                    .put("media_channel_sid", conversation(draft.accountSid(), participants));
        }
    }

    private void refuseSecond(String account, JsonNode participant) {
        var taken = store.where(
                PARTICIPANTS,
                other -> other.accountSid().equals(account)
                        && same(other.field("messaging_binding"), participant, "address")
                        && same(other.field("messaging_binding"), participant, "proxy_address")
                        && isActive(other));
        if (!taken.isEmpty()) {
            throw new TwilioException(
                    409,
                    50416,
                    "A binding for this participant and proxy address already exists in Conversation "
                            + taken.getFirst().parent("ConversationSid"));
        }
    }

    private static boolean same(JsonNode one, JsonNode other, String field) {
        return one.path(field).asText("").equals(other.path(field).asText(""));
    }

    private boolean isActive(Resource participant) {
        return store.find(CONVERSATIONS, participant.accountSid(), Map.of(), participant.parent("ConversationSid"))
                .filter(found -> !found.text("state").equals("closed"))
                .isPresent();
    }

    private String conversation(String account, JsonNode participants) {
        var service = Map.of("ChatServiceSid", Resources.chatService(account));
        var conversation = resources.make(
                CONVERSATIONS,
                account,
                service,
                json -> json.put("attributes", "{}").put("state", "active").putObject("timers"));
        var parents = Map.of("ChatServiceSid", Resources.chatService(account), "ConversationSid", conversation.sid());
        participants.forEach(participant -> {
            var address = participant.path("address").asText("");
            var unused = resources.make(
                    PARTICIPANTS,
                    account,
                    parents,
                    json -> json.put("attributes", "{}")
                            .putObject("messaging_binding")
                            .put("type", Address.channel(address))
                            .put("address", address)
                            .put(
                                    "proxy_address",
                                    participant.path("proxy_address").asText("")));
        });
        return conversation.sid();
    }

    @Override
    public void created(Resource interaction, Request request) {
        var channel = resources.make(
                CHANNELS,
                interaction.accountSid(),
                Map.of("InteractionSid", interaction.sid()),
                json -> json.put(
                                "type",
                                interaction.field("channel").path("type").asText())
                        .put("status", "active")
                        .put("interaction_sid", interaction.sid()));
        var routing = interaction.field("routing").path("properties");
        var attributes = attributes(routing.path("attributes"))
                .put("flexInteractionSid", interaction.sid())
                .put("flexInteractionChannelSid", channel.sid())
                .put("conversationSid", conversationOf(interaction))
                .put("channelType", interaction.field("channel").path("type").asText());
        var workspace = routing.path("workspace_sid").asText("");
        var worker = routing.path("worker_sid").asText("");
        var task = tasks.make(
                interaction.accountSid(),
                workspace,
                routing.path("workflow_sid").asText(""),
                routing.path("task_channel_unique_name").asText("default"),
                attributes,
                worker);
        store.change(interaction, json -> {
            ((ObjectNode) json.path("channel")).put("sid", channel.sid()).put("status", "active");
            ((ObjectNode) json.path("routing").path("properties"))
                    .put("sid", task)
                    .put("assignment_status", worker.isEmpty() ? "pending" : "reserved")
                    .put("attributes", attributes.toString());
        });
    }

    static String conversationOf(Resource interaction) {
        return interaction
                .field("channel")
                .path("properties")
                .path("media_channel_sid")
                .asText("");
    }

    /** Both forms are taken: an object, and its text. */
    static ObjectNode attributes(JsonNode given) {
        try {
            var read = given.isTextual() ? Json.MAPPER.readTree(given.asText()) : given;
            return read instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            throw TwilioException.invalid("Routing", given.toString());
        }
    }

    /** Closing a channel closes its conversation. */
    private final class Channels implements ResourceRules {
        @Override
        public void updated(Resource before, Resource after, Request request) {
            if (!after.text("status").equals("closed")) {
                return;
            }
            store.find(NAME, after.accountSid(), Map.of(), after.parent("InteractionSid"))
                    .flatMap(interaction ->
                            store.find(CONVERSATIONS, after.accountSid(), Map.of(), conversationOf(interaction)))
                    .ifPresent(conversation -> store.change(conversation, json -> json.put("state", "closed")));
        }
    }
}

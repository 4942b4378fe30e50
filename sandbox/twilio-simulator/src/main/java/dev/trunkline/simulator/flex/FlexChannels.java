package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Channels of older Flex projects: a chat channel with its user, and a task where the flow makes one. A customer has one active
 * channel in a flow.
 */
final class FlexChannels implements ResourceRules {

    static final String NAME = "flex-api:Channels";

    private static final String CHAT = "chat:Services/Channels";
    private static final String USERS = "chat:Services/Users";

    private final ResourceStore store;
    private final Resources resources;
    private final FlexTasks tasks;

    FlexChannels(ResourceStore store, Resources resources, FlexTasks tasks) {
        this.store = store;
        this.resources = resources;
        this.tasks = tasks;
    }

    @Override
    public Optional<Resource> existing(Draft draft) {
        var target = draft.request().formValue("Target");
        if (target == null) {
            return Optional.empty();
        }
        return store
                .where(
                        NAME,
                        channel -> channel.accountSid().equals(draft.accountSid())
                                && channel.text("flex_flow_sid").equals(draft.text("flex_flow_sid")))
                .stream()
                .filter(channel -> isActiveFor(channel, target))
                .findFirst();
    }

    private boolean isActiveFor(Resource channel, String target) {
        return store.find(CHAT, channel.accountSid(), Map.of(), channel.sid())
                .map(chat -> parsed("Attributes", chat.text("attributes")))
                .filter(attributes -> attributes.path("from").asText().equals(target)
                        && !attributes.path("status").asText().equals("INACTIVE"))
                .isPresent();
    }

    @Override
    public void creating(Draft draft) {
        var flow = store.find(FlexRules.FLOWS, draft.accountSid(), Map.of(), draft.text("flex_flow_sid"))
                .orElseThrow(() -> TwilioException.invalid("FlexFlowSid", draft.text("flex_flow_sid")));
        var chat = chatChannel(draft, flow);
        var user = user(draft, flow, chat);
        draft.set("sid", chat.sid()).set("user_sid", user.sid());
        if (!flow.text("integration_type").equals("studio")) {
            draft.defaultTo("task_sid", task(draft, flow, chat));
        }
    }

    private Resource chatChannel(Draft draft, Resource flow) {
        var request = draft.request();
        var attributes = Json.MAPPER.createObjectNode();
        attributes.put("status", "ACTIVE").put("channel_type", flow.text("channel_type"));
        if (request.formValue("Target") != null) {
            attributes.put("from", request.formValue("Target"));
        }
        return resources.make(
                CHAT,
                draft.accountSid(),
                Map.of("ServiceSid", flow.text("chat_service_sid")),
                json -> json.put("friendly_name", request.formValue("ChatFriendlyName"))
                        .put("unique_name", request.formValue("ChatUniqueName"))
                        .put("attributes", attributes.toString())
                        .put("type", "private")
                        .put("created_by", "system"));
    }

    private Resource user(Draft draft, Resource flow, Resource chat) {
        var account = draft.accountSid();
        var service = Map.of("ServiceSid", flow.text("chat_service_sid"));
        var identity = String.valueOf(draft.request().formValue("Identity"));
        var user = store.find(USERS, account, service, identity)
                .orElseGet(() -> resources.make(
                        USERS,
                        account,
                        service,
                        json -> json.put("identity", identity)
                                .put("friendly_name", draft.request().formValue("ChatUserFriendlyName"))
                                .put("attributes", "{}")));
        var member = resources.make(
                CHAT + "/Members",
                account,
                Map.of("ServiceSid", flow.text("chat_service_sid"), "ChannelSid", chat.sid()),
                json -> json.put("identity", identity).put("attributes", "{}"));
        var unused = resources.make(
                USERS + "/Channels",
                account,
                Map.of("ServiceSid", flow.text("chat_service_sid"), "UserSid", user.sid()),
                json -> json.put("channel_sid", chat.sid())
                        .put("member_sid", member.sid())
                        .put("status", "joined"));
        return user;
    }

    private String task(Draft draft, Resource flow, Resource chat) {
        var text = draft.request().formValue("TaskAttributes");
        var attributes = text == null ? Json.MAPPER.createObjectNode() : object(text);
        attributes.put("channelSid", chat.sid()).put("channelType", flow.text("channel_type"));
        var integration = flow.field("integration");
        return tasks.make(
                draft.accountSid(),
                integration.path("workspace_sid").asText(""),
                integration.path("workflow_sid").asText(""),
                integration.path("channel").asText("default"),
                attributes,
                "");
    }

    private static ObjectNode object(String text) {
        if (parsed("TaskAttributes", text) instanceof ObjectNode object) {
            return object;
        }
        throw TwilioException.invalid("TaskAttributes", text);
    }

    private static JsonNode parsed(String parameter, String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw TwilioException.invalid(parameter, text);
        }
    }

    /** The chat channel goes; the task stays until somebody ends it. */
    @Override
    public void deleted(Resource channel, Request request) {
        store.find(CHAT, channel.accountSid(), Map.of(), channel.sid()).ifPresent(store::remove);
        store.where(USERS + "/Channels", joined -> joined.text("channel_sid").equals(channel.sid()))
                .forEach(store::remove);
    }
}

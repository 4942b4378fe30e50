package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Brings another agent into an interaction by a task of its own: invites, and transfers. */
final class Handover implements ResourceRules {

    static final String INVITES = Interactions.CHANNELS + "/Invites";

    private static final String TRANSFERS = "/v1/Interactions/{InteractionSid}/Channels/{ChannelSid}/Transfers";
    private static final String PRODUCT = "flex-api";
    /** Their name in the store; the catalogue has none for them. */
    private static final String TRANSFERRED = "flex-api:Transfers";

    private final ResourceStore store;
    private final FlexTasks tasks;

    Handover(ResourceStore store, FlexTasks tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    void mount(Routes routes) {
        routes.add(PRODUCT, "POST", TRANSFERS, this::transfer)
                .add(
                        PRODUCT,
                        "GET",
                        TRANSFERS + "/{Sid}",
                        request -> Reply.json(200, required(request).json()))
                .add(PRODUCT, "POST", TRANSFERS + "/{Sid}", this::update);
    }

    @Override
    public void created(Resource invite, Request request) {
        var interaction = interaction(invite.accountSid(), invite.parent("InteractionSid"), request);
        var properties = invite.field("routing").path("properties");
        var task = offer(interaction, invite.parent("ChannelSid"), properties, Map.of());
        store.change(
                invite, json -> ((ObjectNode) json.withObject("/routing").withObject("/properties")).put("sid", task));
    }

    /** @return the sid of the task */
    private String offer(Resource interaction, String channel, JsonNode properties, Map<String, String> more) {
        var known = interaction.field("routing").path("properties");
        var attributes = Interactions.attributes(properties.path("attributes"))
                .put("flexInteractionSid", interaction.sid())
                .put("flexInteractionChannelSid", channel)
                .put("conversationSid", Interactions.conversationOf(interaction))
                .put("channelType", interaction.field("channel").path("type").asText());
        more.forEach(attributes::put);
        return tasks.make(
                interaction.accountSid(),
                either(properties, known, "workspace_sid", ""),
                either(properties, known, "workflow_sid", ""),
                either(properties, known, "task_channel_unique_name", "default"),
                attributes,
                properties.path("worker_sid").asText(""));
    }

    private static String either(JsonNode first, JsonNode second, String field, String otherwise) {
        return first.path(field).asText(second.path(field).asText(otherwise));
    }

    /** To a worker, or to a queue. */
    private Reply transfer(Request request) {
        var interaction = interaction(request.accountSid(), request.pathParameter("InteractionSid"), request);
        var channel = request.pathParameter("ChannelSid");
        var body = body(request);
        var to = body.path("to").asText("");
        if (to.isEmpty()) {
            throw TwilioException.missing("to");
        }
        var properties = Json.MAPPER.createObjectNode();
        if (to.startsWith("WK")) {
            properties.put("worker_sid", to);
        }
        var target = to.startsWith("WK") ? "WORKER" : "QUEUE";
        var unused = offer(interaction, channel, properties, Map.of("targetSid", to, "transferTargetType", target));
        var sid = Sids.random("UX");
        var now = Dates.iso(Instant.now());
        var json = Json.MAPPER
                .createObjectNode()
                .put("sid", sid)
                .putNull("instance_sid")
                .put("account_sid", request.accountSid())
                .put("interaction_sid", interaction.sid())
                .put("channel_sid", channel)
                .putNull("execution_sid")
                .put("type", body.path("type").asText("cold"))
                .put("status", "active")
                .put("from", body.path("from").isTextual() ? body.path("from").asText() : null)
                .put("to", to)
                .putNull("note_sid")
                .putNull("summary_sid")
                .put("date_created", now)
                .put("date_updated", now)
                .put("url", "https://flex-api.twilio.com" + request.path() + "/" + sid);
        store.add(new Resource(Sids.random("ID"), TRANSFERRED, request.accountSid(), sid, Map.of(), json, 0));
        return Reply.json(201, json);
    }

    private Reply update(Request request) {
        var transfer = required(request);
        var status = body(request).path("status").asText("");
        var changed = status.isEmpty()
                ? transfer
                : store.change(
                        transfer, json -> json.put("status", status).put("date_updated", Dates.iso(Instant.now())));
        return Reply.json(200, changed.json());
    }

    private Resource required(Request request) {
        return store.find(TRANSFERRED, request.accountSid(), Map.of(), request.pathParameter("Sid"))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private Resource interaction(String account, String sid, Request request) {
        return store.find(Interactions.NAME, account, Map.of(), sid)
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private static JsonNode body(Request request) {
        try {
            return Json.MAPPER.readTree(request.body());
        } catch (IOException e) {
            throw new TwilioException(400, 20001, "The body is no JSON");
        }
    }
}

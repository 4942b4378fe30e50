package dev.trunkline.bridge.outbound.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.TaskOrigin;
import dev.trunkline.bridge.outbound.Flex;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.rest.JsonCalls;
import dev.trunkline.twilio.rest.TwilioCallException;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Flex's flows, channels and interactions, and Proxy's sessions, by REST. */
@ApplicationScoped
class TwilioFlex implements Flex {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwilioClients clients;
    private final Chats chats;
    private final TwilioFailures failures;

    TwilioFlex(TwilioClients clients, Chats chats, TwilioFailures failures) {
        this.clients = clients;
        this.chats = chats;
        this.failures = failures;
    }

    private JsonCalls calls(Pair pair, String product) {
        return new JsonCalls(() -> clients.forAccount(pair.first().accountSid()), product);
    }

    private static Outbound outbound(Pair pair) {
        return pair.outbound().orElseThrow();
    }

    private static String sessions(Pair pair) {
        return "/v1/Services/" + outbound(pair).proxyServiceSid().orElseThrow() + "/Sessions";
    }

    @Override
    public Optional<String> flow(Pair pair) {
        var number = outbound(pair).number();
        return first(
                        calls(pair, "flex-api"),
                        "/v1/FlexFlows",
                        "flex_flows",
                        "",
                        flow -> text(flow, "contact_identity").equals(number)
                                && text(flow, "integration_type").equals("task"))
                .map(flow -> text(flow, "sid"));
    }

    private static Optional<JsonNode> first(
            JsonCalls calls, String path, String key, String more, Predicate<JsonNode> fits) {
        var found = new AtomicReference<JsonNode>();
        calls.pages(path, key, more, item -> {
            if (fits.test(item)) {
                found.set(item);
            }
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    @Override
    public String makeFlow(Pair pair) {
        var outbound = outbound(pair);
        var form = new LinkedHashMap<String, String>();
        form.put("FriendlyName", "Outbound SMS " + outbound.number());
        form.put("ChatServiceSid", pair.first().service());
        form.put("ChannelType", "sms");
        form.put("IntegrationType", "task");
        form.put("Enabled", "false");
        form.put("ContactIdentity", outbound.number());
        form.put("Integration.WorkspaceSid", outbound.workspaceSid());
        form.put("Integration.WorkflowSid", outbound.workflowSid());
        form.put("Integration.Channel", outbound.taskChannel());
        form.put("LongLived", "false");
        form.put("JanitorEnabled", "true");
        return text(calls(pair, "flex-api").post("/v1/FlexFlows", form, Map.of()), "sid");
    }

    @Override
    public Optional<Opened> channel(Wanted wanted) {
        var first = wanted.pair().first();
        return chats.of(first.accountSid(), first.product(), Optional.of(first.service()))
                .named(wanted.uniqueName())
                .map(found -> opened(calls(wanted.pair(), "flex-api").get("/v1/Channels/" + found.sid())));
    }

    private static Opened opened(JsonNode channel) {
        var task = text(channel, "task_sid");
        return new Opened(text(channel, "sid"), task.isEmpty() ? null : task);
    }

    @Override
    public Opened makeChannel(Wanted wanted, String flow) {
        var form = new LinkedHashMap<String, String>();
        form.put("FlexFlowSid", flow);
        form.put("Target", wanted.number());
        form.put("Identity", "sms" + wanted.number());
        form.put("ChatUserFriendlyName", wanted.name());
        form.put("ChatFriendlyName", "SMS" + wanted.number());
        form.put("ChatUniqueName", wanted.uniqueName());
        form.put("LongLived", "false");
        form.put("TaskAttributes", attributes(wanted).toString());
        return opened(calls(wanted.pair(), "flex-api").post("/v1/Channels", form, Map.of()));
    }

    private static ObjectNode attributes(Wanted wanted) {
        var attributes = JSON.createObjectNode()
                .put("to", wanted.number())
                .put("direction", "outbound")
                .put("name", wanted.name())
                .put("from", outbound(wanted.pair()).number())
                .put("autoAnswer", "true")
                .put(TaskOrigin.ATTRIBUTE, wanted.origin());
        if (wanted.agent() != null) {
            attributes.put("workerUri", "client:" + wanted.agent());
        }
        return attributes;
    }

    @Override
    public Optional<String> session(Pair pair, String channel) {
        return first(
                        calls(pair, "proxy"),
                        sessions(pair),
                        "sessions",
                        "",
                        session -> text(session, "unique_name").startsWith(channel)
                                && !text(session, "status").equals("closed"))
                .map(session -> text(session, "sid"));
    }

    @Override
    public String makeSession(Pair pair, String channel) {
        return text(
                calls(pair, "proxy")
                        .post(sessions(pair), Map.of("UniqueName", channel, "Mode", "message-only"), Map.of()),
                "sid");
    }

    @Override
    public void join(Pair pair, String session, String identifier, String name) {
        var form = Map.of(
                "Identifier", identifier, "ProxyIdentifier", outbound(pair).number(), "FriendlyName", name);
        var participants = sessions(pair) + "/" + session + "/Participants";
        try {
            var unused = calls(pair, "proxy").post(participants, form, Map.of());
        } catch (TwilioCallException e) {
            if (!failures.alreadyDone(e) && !isIn(pair, participants, identifier)) {
                throw e;
            }
        }
    }

    private boolean isIn(Pair pair, String participants, String identifier) {
        return first(
                        calls(pair, "proxy"),
                        participants,
                        "participants",
                        "",
                        one -> text(one, "identifier").equals(identifier))
                .isPresent();
    }

    /** Twilio lists no interactions: a task's attributes name the conversation. */
    @Override
    public Optional<Opened> interaction(Wanted wanted) {
        var filter = TaskOrigin.ATTRIBUTE + " == '" + wanted.origin() + "'";
        return first(
                        calls(wanted.pair(), "taskrouter"),
                        "/v1/Workspaces/" + outbound(wanted.pair()).workspaceSid() + "/Tasks",
                        "tasks",
                        "&EvaluateTaskAttributes=" + URLEncoder.encode(filter, StandardCharsets.UTF_8),
                        task -> TaskOrigin.of(text(task, "attributes"))
                                .filter(wanted.origin()::equals)
                                .isPresent())
                .map(task -> new Opened(text(parsed(text(task, "attributes")), "conversationSid"), text(task, "sid")));
    }

    @Override
    public Opened makeInteraction(Wanted wanted) {
        var outbound = outbound(wanted.pair());
        var channel = JSON.createObjectNode().put("type", "sms").put("initiated_by", "api");
        channel.putObject("properties").put("type", "sms");
        channel.putArray("participants")
                .addObject()
                .put("address", wanted.number())
                .put("proxy_address", outbound.number())
                .put("type", "sms");
        var routing = JSON.createObjectNode();
        var properties = routing.putObject("properties")
                .put("workspace_sid", outbound.workspaceSid())
                .put("workflow_sid", outbound.workflowSid())
                .put("task_channel_unique_name", outbound.taskChannel());
        properties.set("attributes", attributes(wanted));
        var form = new HashMap<String, String>();
        form.put("Channel", channel.toString());
        form.put("Routing", routing.toString());
        var made = calls(wanted.pair(), "flex-api").post("/v1/Interactions", form, Map.of());
        var routed = made.path("routing").path("properties");
        var given = routed.path("attributes");
        var attributes = given.isTextual() ? parsed(given.asText()) : given;
        var conversation = text(attributes, "conversationSid");
        return new Opened(
                conversation.isEmpty()
                        ? made.path("channel")
                                .at("/properties/media_channel_sid")
                                .asText("")
                        : conversation,
                text(routed, "sid"));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).asText() : "";
    }
}

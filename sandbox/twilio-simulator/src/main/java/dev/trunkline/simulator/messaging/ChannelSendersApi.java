package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.simulator.state.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Senders of WhatsApp and RCS, {@code messaging/v2/Channels/Senders}: list, fetch, and update of their webhooks. Bodies are JSON. */
public final class ChannelSendersApi {

    private static final String LIST = "/v2/Channels/Senders";
    private static final String ITEM = LIST + "/{Sid}";
    private static final List<String> CHANNELS = List.of("whatsapp", "rcs");

    /** Fields of the webhook to the settings of a sender. */
    private static final Map<String, String> WEBHOOK = new LinkedHashMap<>();

    static {
        WEBHOOK.put("callback_url", "sms_url");
        WEBHOOK.put("callback_method", "sms_method");
        WEBHOOK.put("fallback_url", "sms_fallback_url");
        WEBHOOK.put("fallback_method", "sms_fallback_method");
        WEBHOOK.put("status_callback_url", "status_callback");
        WEBHOOK.put("status_callback_method", "status_callback_method");
    }

    private final Senders senders;

    public ChannelSendersApi(Senders senders) {
        this.senders = senders;
    }

    public void mount(Routes routes) {
        routes.add("messaging", "GET", LIST, this::list)
                .add("messaging", "GET", ITEM, request -> Reply.json(200, json(required(request))))
                .add("messaging", "POST", ITEM, this::update);
    }

    private Reply list(Request request) {
        var channel = request.query().get("Channel").orElseThrow(() -> TwilioException.missing("Channel"));
        if (!CHANNELS.contains(channel)) {
            throw TwilioException.invalid("Channel", channel);
        }
        var found = senders.where(sender -> sender.accountSid().equals(request.accountSid())
                && sender.address().startsWith(channel + ":"));
        return Page.of(request, found).current("senders", ChannelSendersApi::json);
    }

    private Reply update(Request request) {
        var changes = new LinkedHashMap<String, String>();
        var webhook = body(request).path("webhook");
        WEBHOOK.forEach((field, setting) -> {
            if (webhook.has(field)) {
                changes.put(setting, checked(field, webhook.path(field).asText("")));
            }
        });
        var changed = required(request).with(changes);
        senders.put(changed);
        return Reply.json(202, json(changed));
    }

    private static String checked(String field, String value) {
        if (field.endsWith("_url") && !value.isEmpty() && !value.matches("https?://.+")) {
            throw TwilioException.invalid(field, value);
        }
        return value;
    }

    private static JsonNode body(Request request) {
        try {
            return Json.MAPPER.readTree(request.body());
        } catch (IOException e) {
            throw new TwilioException(400, 20001, "The body is no JSON");
        }
    }

    private Sender required(Request request) {
        return senders.bySid(request.pathParameter("Sid"))
                .filter(sender -> sender.accountSid().equals(request.accountSid()))
                .filter(sender ->
                        CHANNELS.stream().anyMatch(channel -> sender.address().startsWith(channel + ":")))
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    private static ObjectNode json(Sender sender) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("sid", sender.sid());
        json.put("status", "ONLINE");
        json.put("sender_id", sender.address());
        json.putObject("configuration");
        var webhook = json.putObject("webhook");
        WEBHOOK.forEach((field, setting) -> webhook.put(field, sender.setting(setting)));
        webhook.put("callback_method", sender.setting("sms_method", "POST"));
        json.putObject("profile").put("name", "Trunkline");
        json.putNull("properties").putNull("offline_reasons").putNull("compliance");
        json.put("url", "https://messaging.twilio.com" + LIST + "/" + sender.sid());
        return json;
    }
}

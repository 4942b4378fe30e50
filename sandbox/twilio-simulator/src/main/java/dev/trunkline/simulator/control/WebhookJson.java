package dev.trunkline.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.webhook.SentWebhook;

/** A sent webhook as the control API shows it. */
final class WebhookJson {

    private WebhookJson() {}

    static ObjectNode of(SentWebhook sent) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", sent.id());
        json.put("at", sent.at().toString());
        json.put("accountSid", sent.webhook().accountSid());
        json.put("method", sent.webhook().method());
        json.put("url", sent.url());
        json.put("contentType", sent.webhook().contentType());
        json.put("body", sent.bodyText());
        json.put("idempotencyToken", sent.token());
        json.put("signature", sent.signature());
        json.put("outcome", sent.outcome().name());
        json.set("attempts", Json.MAPPER.valueToTree(sent.attempts()));
        return json;
    }
}

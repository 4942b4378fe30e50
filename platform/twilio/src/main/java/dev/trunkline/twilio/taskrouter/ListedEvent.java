package dev.trunkline.twilio.taskrouter;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.Identified;
import dev.trunkline.contracts.webhook.MissedWebhook;
import dev.trunkline.contracts.webhook.WebhookRoute;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as TaskRouter lists it.
 *
 * @param sid {@code EV...}, which its webhook has as well
 * @param data the webhook's parameters, by their names there
 */
public record ListedEvent(
        String sid, String type, String resourceType, String resourceSid, Instant at, Map<String, String> data) {

    public ListedEvent {
        data = Map.copyOf(data);
    }

    /** As its webhook would have told it; the event's id is the same. */
    public Identified asWebhook(String accountSid, String workspaceSid, TraceContext trace) {
        var parameters = new LinkedHashMap<>(data);
        parameters.put("EventType", type);
        parameters.put("AccountSid", accountSid);
        parameters.put("WorkspaceSid", workspaceSid);
        parameters.put("ResourceType", resourceType);
        parameters.put("ResourceSid", resourceSid);
        parameters.put("Timestamp", String.valueOf(at.getEpochSecond()));
        parameters.put("TimestampMs", String.valueOf(at.toEpochMilli()));
        parameters.put("Sid", sid);
        return MissedWebhook.of(WebhookRoute.TASKROUTER, accountSid, parameters, trace);
    }
}

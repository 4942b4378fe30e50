package dev.trunkline.simulator.echo;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of messages written by REST where the request asked for it: {@code X-Twilio-Webhook-Enabled: true}. Published programs
 * count on being told without asking, so that can be had as well.
 */
public final class RestEchoes {

    private final ResourceStore store;
    private final WebhookSender webhooks;
    private volatile boolean always;

    public RestEchoes(ResourceStore store, WebhookSender webhooks) {
        this.store = store;
        this.webhooks = webhooks;
    }

    /** Whether to tell of all writes, asked for or not. */
    public void always(boolean tellAlways) {
        always = tellAlways;
    }

    /** @param event {@code onMessageAdded} or {@code onMessageUpdated} */
    public void ofConversation(Resource message, Request request, String event) {
        if (isWanted(request)) {
            store.below("conversations:AccountConfiguration/Webhooks", message.accountSid(), Map.of()).stream()
                    .findFirst()
                    .ifPresent(settings -> send(
                            message,
                            message.parent("ConversationSid"),
                            settings.text("method"),
                            url(settings, "filters", event),
                            conversation(message, event)));
        }
    }

    /** @param event {@code onMessageSent} or {@code onMessageUpdated} */
    public void ofChannel(Resource message, Request request, String event) {
        if (isWanted(request)) {
            store.find("chat:Services", message.accountSid(), Map.of(), message.parent("ServiceSid"))
                    .ifPresent(service -> send(
                            message,
                            message.parent("ChannelSid"),
                            service.text("webhook_method"),
                            url(service, "webhook_filters", event),
                            channel(message, event)));
        }
    }

    private boolean isWanted(Request request) {
        return always
                || request.header("x-twilio-webhook-enabled")
                        .filter("true"::equals)
                        .isPresent();
    }

    private static Optional<String> url(Resource settings, String filters, String event) {
        var chosen = settings.field(filters)
                .valueStream()
                .anyMatch(filter -> filter.asText().equals(event));
        return Optional.of(settings.text("post_webhook_url")).filter(url -> chosen && !url.isEmpty());
    }

    private void send(
            Resource message,
            String lane,
            String method,
            Optional<String> url,
            List<Map.Entry<String, String>> parameters) {
        url.ifPresent(address -> webhooks.send(
                Webhook.form(message.accountSid(), lane, method.isEmpty() ? "POST" : method, address, parameters)));
    }

    private static List<Map.Entry<String, String>> conversation(Resource message, String event) {
        var parameters = common(message, event);
        parameters.add(Map.entry("ConversationSid", message.parent("ConversationSid")));
        parameters.add(Map.entry("ChatServiceSid", message.parent("ChatServiceSid")));
        parameters.add(Map.entry("Author", message.text("author")));
        if (!message.text("participant_sid").isEmpty()) {
            parameters.add(Map.entry("ParticipantSid", message.text("participant_sid")));
        }
        return parameters;
    }

    private static List<Map.Entry<String, String>> channel(Resource message, String event) {
        var parameters = common(message, event);
        parameters.add(Map.entry("ChannelSid", message.parent("ChannelSid")));
        parameters.add(Map.entry("InstanceSid", message.parent("ServiceSid")));
        parameters.add(Map.entry("From", message.text("from")));
        return parameters;
    }

    private static List<Map.Entry<String, String>> common(Resource message, String event) {
        var parameters = new ArrayList<Map.Entry<String, String>>();
        parameters.add(Map.entry("EventType", event));
        parameters.add(Map.entry("AccountSid", message.accountSid()));
        parameters.add(Map.entry("Source", "API"));
        parameters.add(Map.entry("MessageSid", message.sid()));
        parameters.add(Map.entry("Index", message.text("index")));
        parameters.add(Map.entry("DateCreated", message.text("date_created")));
        parameters.add(Map.entry("Body", message.text("body")));
        parameters.add(Map.entry("Attributes", message.text("attributes")));
        parameters.add(Map.entry("RetryCount", "0"));
        return parameters;
    }
}

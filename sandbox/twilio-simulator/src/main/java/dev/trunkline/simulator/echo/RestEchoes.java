package dev.trunkline.simulator.echo;

import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.webhook.Webhook;
import dev.trunkline.simulator.webhook.WebhookSender;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells of what REST changed in chats and conversations where the request asked for it: {@code X-Twilio-Webhook-Enabled:
 * true}. Published programs count on being told without asking, so that can be had as well.
 */
public final class RestEchoes {

    /** Says who has done something in an app. */
    public static final String APP_IDENTITY = "x-simulated-identity";

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

    /**
     * @param about a conversation, a channel, a message, a participant or a member, as it is now or was at last
     * @param event {@code onMessageAdded}, {@code onMemberRemoved}, ...
     * @param more further parameters
     */
    public void tell(Resource about, Request request, String event, Map<String, String> more) {
        var asked = request.header("x-twilio-webhook-enabled")
                .filter("true"::equals)
                .isPresent();
        if (always || asked) {
            send(about, event, withOrigin(request, more));
        }
    }

    /** Tells of what another product has done. */
    public void announce(Resource about, String event) {
        send(about, event, Map.of("Source", "API"));
    }

    private void send(Resource about, String event, Map<String, String> more) {
        settings(about)
                .filter(settings -> settings.wants(event))
                .findFirst()
                .ifPresent(settings -> webhooks.send(Webhook.form(
                        about.accountSid(),
                        EchoParameters.conversation(about),
                        settings.method(),
                        settings.url(),
                        EchoParameters.of(about, event, more))));
    }

    /** Whether it was done by REST or in somebody's app. */
    private static Map<String, String> withOrigin(Request request, Map<String, String> more) {
        var all = new LinkedHashMap<String, String>();
        request.header(APP_IDENTITY)
                .ifPresentOrElse(
                        identity -> {
                            all.put("Source", "SDK");
                            all.put("ClientIdentity", identity);
                        },
                        () -> all.put("Source", "API"));
        all.putAll(more);
        return all;
    }

    public void tell(Resource about, Request request, String event) {
        tell(about, request, event, Map.of());
    }

    /** Those of its chat service first, then those of its account. */
    private Stream<Settings> settings(Resource about) {
        if (EchoParameters.isChat(about)) {
            return store.find("chat:Services", about.accountSid(), Map.of(), about.parent("ServiceSid")).stream()
                    .map(service -> new Settings(service, "webhook_method", "webhook_filters"));
        }
        var ofService = store
                .below(
                        "conversations:Configuration/Webhooks",
                        about.accountSid(),
                        Map.of("ChatServiceSid", about.parent("ChatServiceSid")))
                .stream();
        var ofAccount =
                store.below("conversations:AccountConfiguration/Webhooks", about.accountSid(), Map.of()).stream();
        return Stream.concat(ofService, ofAccount).map(found -> new Settings(found, "method", "filters"));
    }

    private record Settings(Resource source, String methodField, String filters) {

        boolean wants(String event) {
            return !url().isEmpty()
                    && source.field(filters)
                            .valueStream()
                            .anyMatch(filter -> filter.asText().equals(event));
        }

        String url() {
            return source.text("post_webhook_url");
        }

        String method() {
            return Optional.of(source.text(methodField))
                    .filter(method -> !method.isEmpty())
                    .orElse("POST");
        }
    }
}

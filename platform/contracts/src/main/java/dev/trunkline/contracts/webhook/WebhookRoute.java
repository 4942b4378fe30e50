package dev.trunkline.contracts.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The paths Twilio knocks on, each with the paths of the predecessors that lead to the same place. */
public enum WebhookRoute {
    MESSAGING("/webhooks/messaging", WebhookFamily.MESSAGING, "/twilio-webhook"),
    MESSAGING_STATUS("/webhooks/messaging/status", WebhookFamily.MESSAGING),
    CHAT("/webhooks/chat", WebhookFamily.CHAT, "/chat-to-frontline"),
    CONVERSATIONS("/webhooks/conversations", WebhookFamily.CONVERSATIONS, "/frontline-to-chat"),
    PROXY("/webhooks/proxy", WebhookFamily.PROXY, "/mms-handler", "/recordCall"),
    PROXY_INTERCEPT("/webhooks/proxy/intercept", WebhookFamily.PROXY),
    PROXY_OUT_OF_SESSION("/webhooks/proxy/out-of-session", WebhookFamily.PROXY),
    TASKROUTER("/webhooks/taskrouter", WebhookFamily.TASKROUTER, "/taskrouter-handler"),
    TASKROUTER_ASSIGNMENT("/webhooks/taskrouter/assignment", WebhookFamily.TASKROUTER),
    EVENT_STREAMS("/webhooks/event-streams", WebhookFamily.EVENT_STREAMS, "/twilio-event-streams"),
    VOICE("/webhooks/voice", WebhookFamily.VOICE),
    VOICE_STATUS("/webhooks/voice/status", WebhookFamily.VOICE),
    VOICE_RECORDING("/webhooks/voice/recording", WebhookFamily.VOICE),
    FRONTLINE_CRM("/webhooks/frontline/crm", WebhookFamily.FRONTLINE, "/frontline/crm"),
    FRONTLINE_OUTGOING("/webhooks/frontline/outgoing", WebhookFamily.FRONTLINE, "/frontline/outgoing"),
    FRONTLINE_TEMPLATES("/webhooks/frontline/templates", WebhookFamily.FRONTLINE, "/frontline/templates"),
    FLEX("/webhooks/flex", WebhookFamily.FLEX),
    DEBUGGER("/webhooks/debugger", WebhookFamily.DEBUGGER);

    private final String path;
    private final WebhookFamily family;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
    private final List<String> aliases;

    WebhookRoute(String path, WebhookFamily family, String... aliases) {
        this.path = path;
        this.family = family;
        this.aliases = List.of(aliases);
    }

    public String path() {
        return path;
    }

    public WebhookFamily family() {
        return family;
    }

    /** The predecessors' paths, so that moving over is a change of host. */
    public List<String> aliases() {
        return aliases;
    }

    /** The route of a request path (no query); empty for a path that nobody owns. */
    public static Optional<WebhookRoute> ofPath(String path) {
        return Arrays.stream(values())
                .filter(route -> route.path.equals(path) || route.aliases.contains(path))
                .findFirst();
    }
}

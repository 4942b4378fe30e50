package dev.trunkline.contracts.webhook;

/** The sources of webhooks; each has one topic, {@code trunkline.webhooks.<id>}. */
public enum WebhookFamily {
    MESSAGING("messaging"),
    CHAT("chat"),
    CONVERSATIONS("conversations"),
    PROXY("proxy"),
    TASKROUTER("taskrouter"),
    EVENT_STREAMS("event-streams"),
    VOICE("voice"),
    FRONTLINE("frontline"),
    FLEX("flex"),
    DEBUGGER("debugger"),
    /** Genuine requests to a path that no family owns. */
    UNROUTED("unrouted");

    private final String id;

    WebhookFamily(String id) {
        this.id = id;
    }

    /** The family's name in topics and event types. Never changed once published. */
    public String id() {
        return id;
    }
}

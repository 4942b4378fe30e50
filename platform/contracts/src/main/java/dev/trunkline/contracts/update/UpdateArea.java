package dev.trunkline.contracts.update;

/** What a browser can subscribe to; each area has one topic, {@code trunkline.updates.<id>}. */
public enum UpdateArea {
    CONVERSATIONS("conversations"),
    PROXY("proxy"),
    LINKS("links"),
    TASKS("tasks"),
    WORKERS("workers");

    private final String id;

    UpdateArea(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}

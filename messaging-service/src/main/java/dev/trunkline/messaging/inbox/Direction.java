package dev.trunkline.messaging.inbox;

import java.util.Locale;

/** Who wrote a message: the customer or our side. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    /** The name in the database and towards browsers. Never changed once published. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Direction ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}

package dev.trunkline.messaging.inbox;

import java.util.Arrays;
import java.util.Locale;

/** How a customer reaches us. Twilio tells channels apart by the prefix of an address. */
public enum Channel {
    WHATSAPP("whatsapp:"),
    MESSENGER("messenger:"),
    RCS("rcs:"),
    /** SMS and MMS: an address without a prefix. */
    SMS("");

    private final String prefix;

    Channel(String prefix) {
        this.prefix = prefix;
    }

    public static Channel of(String address) {
        return Arrays.stream(values())
                .filter(channel -> address.startsWith(channel.prefix))
                .findFirst()
                .orElse(SMS);
    }

    public String prefix() {
        return prefix;
    }

    /** The name in the database and towards browsers. Never changed once published. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}

package dev.trunkline.simulator.rest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Twilio's ids: two letters and 32 hex digits. */
public final class Sids {

    private Sids() {}

    public static String random(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    /** The same id for the same name, for what must keep its id across restarts. */
    public static String of(String prefix, String name) {
        return prefix
                + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }
}

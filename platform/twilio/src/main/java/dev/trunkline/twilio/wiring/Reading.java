package dev.trunkline.twilio.wiring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a resource at Twilio was found to be.
 *
 * @param there whether it exists
 * @param values by property; properties without a value are left out
 */
public record Reading(boolean there, Map<String, String> values) {

    public Reading {
        var kept = new LinkedHashMap<>(values);
        kept.values().removeIf(String::isBlank);
        values = Collections.unmodifiableMap(kept);
    }

    /** There is no such resource. */
    public static Reading missing() {
        return new Reading(false, Map.of());
    }
}

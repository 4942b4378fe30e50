package dev.trunkline.twilio.wiring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One resource at Twilio and what a service needs it to be set to.
 *
 * @param account SID of the account
 * @param kind which resource of Twilio's API; the {@link Outlet} of this kind serves it
 * @param target which one of them: a phone number, a SID, an address
 * @param wanted values by property, both as Twilio's REST API writes them, in the order in which people see them; an empty
 *     value where there must be none; lists sorted and divided by commas
 */
public record Wire(String account, String kind, String target, Map<String, String> wanted) {

    public Wire {
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("wanted: empty (expected: a value for at least one property)");
        }
        wanted = Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    }

    /** Stable as long as the same resource is meant; names rows and steps. */
    public String id() {
        return account + " " + kind + " " + target;
    }

    /** For people. */
    public String resource() {
        return kind + " " + target;
    }
}

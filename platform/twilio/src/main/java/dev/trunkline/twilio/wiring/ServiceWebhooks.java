package dev.trunkline.twilio.wiring;

import dev.trunkline.twilio.rest.TwilioCallException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the settings of webhooks have alike, whichever product tells of its events. */
final class ServiceWebhooks {

    private static final int NOT_FOUND = 404;

    private ServiceWebhooks() {}

    /** Names of the properties of one product. */
    record Names(String url, String method, String filters) {

        Map<String, String> wanted(String destination, Collection<String> events) {
            var wanted = new LinkedHashMap<String, String>();
            wanted.put(url, destination);
            wanted.put(method, "POST");
            wanted.put(filters, text(events));
            return wanted;
        }

        Reading reading(@Nullable Object foundUrl, @Nullable Object foundMethod, @Nullable Collection<String> events) {
            return new Reading(
                    true,
                    Map.of(
                            url, PhoneNumbers.text(foundUrl),
                            method, PhoneNumbers.text(foundMethod).toUpperCase(java.util.Locale.ROOT),
                            filters, events == null ? "" : text(events)));
        }
    }

    /** Twilio keeps no order of them. */
    static String text(Collection<String> events) {
        return String.join(",", new TreeSet<>(events));
    }

    static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }

    static Reading read(Supplier<Reading> fetch) {
        try {
            return fetch.get();
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Reading.missing();
            }
            throw e;
        }
    }
}

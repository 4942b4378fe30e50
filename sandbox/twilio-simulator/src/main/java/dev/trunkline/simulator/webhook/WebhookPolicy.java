package dev.trunkline.simulator.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How patient and persistent a delivery is. Source: Twilio, "Webhooks connection overrides" ({@code #rc=2&rp=ct,5xx}).
 *
 * @param retries after the first attempt
 * @param retryOn {@code ct} connect failure, {@code rt} read timeout, {@code 4xx}, {@code 5xx}, {@code all}
 */
record WebhookPolicy(Duration connect, Duration read, Duration total, int retries, Set<String> retryOn) {

    private static final WebhookPolicy DEFAULT =
            new WebhookPolicy(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(15), 1, Set.of("ct"));

    /** What the URL's fragment asks for, within Twilio's bounds. */
    static WebhookPolicy of(URI url) {
        var fragment = url.getRawFragment();
        if (fragment == null) {
            return DEFAULT;
        }
        var settings = new HashMap<String, String>();
        for (var pair : fragment.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                settings.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new WebhookPolicy(
                duration(settings, "ct", DEFAULT.connect, 10_000),
                duration(settings, "rt", DEFAULT.read, 15_000),
                duration(settings, "tt", DEFAULT.total, 15_000),
                Math.clamp(number(settings, "rc", DEFAULT.retries), 0, 5),
                Set.of(settings.getOrDefault("rp", "ct").split(",")));
    }

    private static Duration duration(Map<String, String> settings, String name, Duration otherwise, int most) {
        return Duration.ofMillis(Math.clamp(number(settings, name, otherwise.toMillis()), 100, most));
    }

    private static long number(Map<String, String> settings, String name, long otherwise) {
        var value = settings.getOrDefault(name, "");
        return value.matches("\\d{1,9}") ? Long.parseLong(value) : otherwise;
    }

    boolean retries(Attempt attempt) {
        return (retryOn.contains("all") && !attempt.accepted()) || retryOn.contains(attempt.failureClass());
    }
}

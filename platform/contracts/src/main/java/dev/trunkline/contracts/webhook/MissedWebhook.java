package dev.trunkline.contracts.webhook;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** What no webhook told, in the words in which a webhook would have. */
public final class MissedWebhook {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private MissedWebhook() {}

    /** @param parameters of its form; the same ones make an event with the same id */
    public static Identified of(
            WebhookRoute route, String accountSid, Map<String, String> parameters, TraceContext trace) {
        var body = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        return EventIdentity.identify(
                        route,
                        accountSid,
                        FORM,
                        body,
                        Parameters.parse(body),
                        Instant.now(),
                        Map.of(CloudEvent.Extension.TRACE_PARENT, trace.traceparent()))
                .getFirst();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

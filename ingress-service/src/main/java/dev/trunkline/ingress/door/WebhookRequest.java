package dev.trunkline.ingress.door;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookRoute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, before anything in it is believed.
 *
 * @param route null for a path that no family owns
 * @param method HTTP method, upper case
 * @param uri path and query exactly as received
 * @param contentType null where there was none
 * @param signature the {@code X-Twilio-Signature} header
 * @param idempotencyToken the {@code I-Twilio-Idempotency-Token} header
 * @param body exactly as received
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record WebhookRequest(
        @Nullable WebhookRoute route,
        String method,
        String uri,
        @Nullable String contentType,
        @Nullable String signature,
        @Nullable String idempotencyToken,
        byte[] body,
        Instant receivedAt,
        TraceContext trace) {

    /** The route of a path and query; null for a path that no family owns. */
    public static @Nullable WebhookRoute routeOf(String uri) {
        int query = uri.indexOf('?');
        var path = query < 0 ? uri : uri.substring(0, query);
        var bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return WebhookRoute.ofPath(bare).orElse(null);
    }

    /** The raw query; empty where there is none. */
    byte[] query() {
        int mark = uri.indexOf('?');
        return (mark < 0 ? "" : uri.substring(mark + 1)).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the parameters are in the query. */
    boolean isGet() {
        return method.equals("GET");
    }

    boolean isForm() {
        return contentType != null && contentType.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33);
    }
}

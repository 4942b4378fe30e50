package dev.trunkline.gateway.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to a service in a caller's name.
 *
 * @param path below the service's address; our own words, never a caller's
 * @param query decoded names and values
 * @param headers that the service reads, beside those of every call
 * @param body JSON unless the headers say otherwise; null where there is none
 * @param token the caller's; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record Call(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte @Nullable [] body,
        Caller caller,
        Duration deadline) {

    /** Who asks, in which trace. */
    public record Caller(@Nullable String token, String traceparent) {}

    /** One without headers of its own. */
    public Call(
            String method,
            String path,
            Map<String, List<String>> query,
            byte @Nullable [] body,
            Caller caller,
            Duration deadline) {
        this(method, path, query, Map.of(), body, caller, deadline);
    }

    public static Call get(String path, Map<String, List<String>> query, Caller caller, Duration deadline) {
        return new Call("GET", path, query, null, caller, deadline);
    }
}

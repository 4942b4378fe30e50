package dev.trunkline.gateway.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to a service in a caller's name.
 *
 * @param path below the service's address; our own words, never a caller's
 * @param query decoded names and values
 * @param body JSON; null for a GET
 * @param token the caller's; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
public record Call(
        String method,
        String path,
        Map<String, List<String>> query,
        byte @Nullable [] body,
        Caller caller,
        Duration deadline) {

    /** Who asks, in which trace. */
    public record Caller(@Nullable String token, String traceparent) {}

    static Call get(String path, Map<String, List<String>> query, Caller caller, Duration deadline) {
        return new Call("GET", path, query, null, caller, deadline);
    }
}

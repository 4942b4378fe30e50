package dev.trunkline.simulator.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST call that reached the simulator.
 *
 * @param number counts from 1
 * @param form names and values as they came
 * @param headers names in lower case; the credentials are left out
 * @param status what was answered; 0 where the connection was cut
 * @param fault what was done to it on demand
 */
public record RecordedCall(
        long number,
        Instant at,
        String product,
        String method,
        String path,
        String query,
        Map<String, List<String>> form,
        Map<String, String> headers,
        int status,
        Optional<String> fault) {

    public Optional<String> formValue(String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    public Optional<String> traceparent() {
        return Optional.ofNullable(headers.get("traceparent"));
    }
}

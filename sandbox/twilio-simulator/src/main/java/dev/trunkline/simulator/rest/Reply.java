package dev.trunkline.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers, bytes. */
@SuppressWarnings("ArrayRecordComponent") // The bytes are written, never compared.
public record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = new byte[0];

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), NOTHING);
    }

    public static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, Map.of("Content-Type", contentType), body);
    }

    public static Reply redirect(String location) {
        return new Reply(307, Map.of("Location", location), NOTHING);
    }

    public Reply withStatus(int other) {
        return new Reply(other, headers, body);
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}

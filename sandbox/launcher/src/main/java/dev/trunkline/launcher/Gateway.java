package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway's API in an operator's name; a problem ends the command with what it says. */
final class Gateway {

    /** Longer than the gateway itself waits for a ledger. */
    private static final Duration TIMEOUT = Duration.ofMinutes(6);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String token;

    Gateway(String url, String token) {
        this.base = url.replaceAll("/+$", "");
        this.token = token;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** @param query names and decoded values; null ones are left out */
    JsonNode get(String path, Map<String, @Nullable String> query) {
        var parameters = query.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                request(path + (parameters.isEmpty() ? "" : "?" + parameters)).build());
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        try {
            return HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json, application/problem+json")
                    .header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw new SandboxException("no address: " + base + pathAndQuery, e);
        }
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 == 2) {
                return json.readTree(response.body());
            }
            throw new SandboxException(refusal(response.statusCode(), response.body(), request));
        } catch (IOException e) {
            throw new SandboxException("no answer from " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", e);
        }
    }

    private String refusal(int status, byte[] body, HttpRequest request) {
        try {
            var problem = json.readTree(body);
            if (problem.path("title").isTextual()) {
                var detail = problem.path("detail").asText("");
                return problem.path("title").asText() + (detail.isEmpty() ? "" : ": " + detail) + " (" + status + ")";
            }
        } catch (IOException e) {
            // No problem body: the status has to do.
        }
        return request.method() + " " + request.uri().getPath() + " answered " + status;
    }
}

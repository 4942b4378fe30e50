package dev.trunkline.acceptance.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.launcher.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** A program of a person: asks messaging-service until it gets a definite answer. A refusal is an exception. */
final class Agent {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 1_000;

    private final FailureStack stack;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Agent(FailureStack stack) {
        this(stack, "agent");
    }

    private Agent(FailureStack stack, String role) {
        this.stack = stack;
        this.token = stack.token(role);
    }

    static Agent operator(FailureStack stack) {
        return new Agent(stack, "operator");
    }

    /** Opens the conversation with an address. @return its id */
    String open(String address) {
        return call("POST", "/conversations", Map.of("address", address), Map.of())
                .path("id")
                .asText();
    }

    /** Sends a text; the text itself is the key by which a repetition is known. @return the message */
    JsonNode send(String conversationId, String body) {
        return call(
                "POST",
                "/conversations/" + conversationId + "/messages",
                Map.of("body", body),
                Map.of("Idempotency-Key", body));
    }

    /** Ids of all open conversations. */
    List<String> conversations() {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = call("GET", "/conversations?limit=100" + cursor, Map.of(), Map.of());
            page.path("items")
                    .forEach(conversation -> ids.add(conversation.path("id").asText()));
            var next = page.path("next");
            cursor = next.isTextual() ? "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8) : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    /** All messages of a conversation, oldest first. */
    List<JsonNode> inbox(String conversationId) {
        var messages = new ArrayList<JsonNode>();
        var path = "/conversations/" + conversationId + "/messages?limit=100";
        var page = call("GET", path, Map.of(), Map.of());
        page.path("items").forEach(messages::add);
        while (page.path("next").isNumber()) {
            page = call("GET", path + "&before=" + page.path("next").asLong(), Map.of(), Map.of());
            var older = new ArrayList<JsonNode>();
            page.path("items").forEach(older::add);
            messages.addAll(0, older);
        }
        return messages;
    }

    /** What Kafka holds compared with the journal; for operators. */
    JsonNode ledger(Instant from, Instant to) {
        return call("GET", "/journal/ledger?from=" + from + "&to=" + to, Map.of(), Map.of());
    }

    /** Has what Twilio knows compared with the inbox, and waits for the report; for operators. */
    JsonNode reconcile(Instant from, Instant to) {
        var wish = Map.of("why", "the run has ended", "from", from.toString(), "to", to.toString());
        var asked = call("POST", "/reconciliation", wish, Map.of());
        return await().atMost(PATIENCE)
                .until(
                        () -> call("GET", "/reconciliation/" + asked.path("id").asLong(), Map.of(), Map.of()),
                        report -> report.path("finishedAt").isTextual());
    }

    private JsonNode call(String method, String path, Map<String, ?> body, Map<String, String> headers) {
        var limit = Instant.now().plus(PATIENCE);
        var last = "no answer";
        while (Instant.now().isBefore(limit)) {
            try {
                var answer = http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return json.readTree(answer.body());
                }
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() < 500 || answer.statusCode() == 502) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        throw new IllegalStateException(method + " " + path + ": " + last);
    }

    private HttpRequest request(String method, String path, Map<String, ?> body, Map<String, String> headers)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(stack.url(Service.MESSAGING) + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        var publisher = method.equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
        return request.method(method, publisher).build();
    }
}

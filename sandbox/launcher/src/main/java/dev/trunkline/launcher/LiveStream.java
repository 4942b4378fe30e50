package dev.trunkline.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the gateway's live stream. */
final class LiveStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<java.io.InputStream> response;

    /** @param at nanoseconds, as {@link System#nanoTime()} */
    record Event(String type, JsonNode data, long at) {}

    LiveStream(String gateway, String token) {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/stream?areas=conversations"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new SandboxException("no live stream from " + gateway + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", e);
        }
        if (response.statusCode() != 200) {
            throw new SandboxException("the gateway answered " + response.statusCode() + " to GET /api/stream");
        }
        Thread.ofVirtual().name("live-stream").start(this::read);
    }

    /** Waits for an event that fits; drops those before it. */
    Optional<Event> await(Predicate<Event> wanted, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                var event = events.poll(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return Optional.empty();
                }
                if (wanted.test(event)) {
                    return Optional.of(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read() {
        var json = new ObjectMapper();
        var type = "";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !type.isEmpty()) {
                    events.add(new Event(type, parse(json, data.toString()), System.nanoTime()));
                    type = "";
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            events.add(new Event("closed", json.createObjectNode(), System.nanoTime()));
        }
    }

    private static JsonNode parse(ObjectMapper json, String data) throws JsonProcessingException {
        return data.isEmpty() ? json.createObjectNode() : json.readTree(data);
    }
}

package dev.trunkline.gateway.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events that keeps all it hears. */
public final class EventSource implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final HttpResponse<InputStream> response;
    private volatile boolean ended;

    /** One event. */
    public record Event(String id, String type, String data) {}

    public EventSource(URI uri, @Nullable String token, @Nullable String lastEventId) {
        this(uri, token, lastEventId, true);
    }

    /** @param reading false for one that takes nothing before {@link #startReading()} */
    public EventSource(URI uri, @Nullable String token, @Nullable String lastEventId, boolean reading) {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (reading) {
            startReading();
        }
    }

    /** Takes what has arrived and what comes. */
    public void startReading() {
        Thread.ofVirtual().start(this::read);
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    /** Data of the events of this type. */
    public List<String> data(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(Event::data)
                .toList();
    }

    public String lastId() {
        return events.getLast().id();
    }

    public int comments() {
        return comments.get();
    }

    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read() {
        var id = "";
        var type = "";
        var data = "";
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, type, data));
                    }
                    type = "";
                    data = "";
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException e) {
            // The end of the connection, whichever side cut it.
            ended = true;
        }
        ended = true;
    }
}

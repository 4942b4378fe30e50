package dev.trunkline.acceptance.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.launcher.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A browser: follows the live stream, and after each broken connection resumes where it was. Told that this cannot be, it
 * loads everything anew, as the console does.
 */
final class LiveClient implements AutoCloseable {

    private final FailureStack stack;
    private final Memory memory;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> added = ConcurrentHashMap.newKeySet();
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();
    private final List<Future<?>> loading = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> lastSeq = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();
    private volatile String cursor = "";
    private volatile boolean closed;

    LiveClient(FailureStack stack, Memory memory) {
        this.stack = stack;
        this.memory = memory;
        this.token = stack.token("agent");
        Thread.ofVirtual().name("live-client").start(this::follow);
    }

    /** Ids of messages that were shown as new. */
    Set<String> added() {
        return added;
    }

    /** Ids of messages that were there when everything was loaded after a reset. Waits for what is being loaded. */
    Set<String> loaded() {
        for (var load : loading) {
            try {
                load.get();
            } catch (ExecutionException e) {
                memory.violation(
                        "the history could not be loaded after a reset", String.valueOf(e.getCause()), Instant.now());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the history is loaded", e);
            }
        }
        return loaded;
    }

    int connections() {
        return connections.get();
    }

    /** How often it was told to load everything anew. */
    int resets() {
        return resets.get();
    }

    private void follow() {
        while (!closed) {
            try {
                connect();
            } catch (IOException e) {
                // The gateway or the connection is gone: come again, as a browser does.
            } catch (InterruptedException e) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void connect() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.url(Service.GATEWAY) + "/api/stream?areas=conversations"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!cursor.isEmpty()) {
            request.header("Last-Event-ID", cursor);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == 200) {
                connections.incrementAndGet();
                read(lines);
            }
        }
    }

    private void read(BufferedReader lines) throws IOException {
        var id = "";
        var type = "";
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                type = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.isEmpty()) {
                if (!type.isEmpty()) {
                    received(type, data.toString());
                }
                if (!id.isEmpty()) {
                    cursor = id;
                }
                id = "";
                type = "";
                data.setLength(0);
            }
        }
    }

    private void received(String type, String data) throws IOException {
        if (type.equals("reset")) {
            resets.incrementAndGet();
            loading.add(threads.submit(this::load));
        }
        if (!type.equals("trunkline.message.added")) {
            return;
        }
        var message = json.readTree(data).path("message");
        var id = message.path("id").asText();
        if (!added.add(id)) {
            memory.violation("the live stream showed a message twice", id, Instant.now());
            return;
        }
        checkOrder(message);
        if (message.path("sid").isTextual()) {
            memory.sighted(message.path("sid").asText());
        }
    }

    /** Begins after the reset was told: what the stream passes over had been stored by then. */
    private void load() {
        var agent = new Agent(stack);
        for (var conversation : agent.conversations()) {
            for (var message : agent.inbox(conversation)) {
                loaded.add(message.path("id").asText());
                if (message.path("sid").isTextual()) {
                    memory.sighted(message.path("sid").asText());
                }
            }
        }
    }

    /** What a reconciliation finds takes the place of its time, however late it comes. */
    private void checkOrder(JsonNode message) {
        if (message.path("causedBy").asText().startsWith("reconciled/")) {
            return;
        }
        var seq = message.path("seq").asLong();
        var before = lastSeq.put(message.path("conversationId").asText(), seq);
        if (before != null && before > seq) {
            memory.violation(
                    "the live stream showed message " + seq + " of its conversation after " + before,
                    message.path("id").asText(),
                    Instant.now());
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        http.shutdownNow();
    }
}

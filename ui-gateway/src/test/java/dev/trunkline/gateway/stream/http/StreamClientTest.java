package dev.trunkline.gateway.stream.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.gateway.stream.EventStream;
import dev.trunkline.gateway.stream.Frame;
import dev.trunkline.gateway.stream.StreamConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A client on a real event loop whose connection takes bytes when the test says so. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class StreamClientTest {

    private static final Set<UpdateArea> AREAS = Set.of(UpdateArea.CONVERSATIONS);

    private final Connection connection = new Connection();
    private Vertx vertx;
    private Context loop;
    private ExecutorService threads;
    private StreamServer server;
    private StreamClient client;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        loop = vertx.getOrCreateContext();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StreamConfig.class)
                .build()
                .getConfigMapping(StreamConfig.class);
        var registry = new SimpleMeterRegistry();
        var metrics = new StreamMetrics(registry);
        server = new StreamServer(
                vertx, config, new Broadcast(metrics), metrics, registry, new ObjectMapper(), Map.of(), threads);
        server.log().begin(UpdateArea.CONVERSATIONS, 0, 0);
    }

    @AfterEach
    void close() throws Exception {
        onLoop(() -> client.close("client"));
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        threads.close();
    }

    @Test
    void tellsWhoCameBeforeTheUpdatesWereReadToFetchAgain() throws Exception {
        // Given
        connect();
        server.log().append(List.of(frame(0, "before")));
        assertThat(connection.written()).doesNotContain("event:");
        // When
        server.log().open();
        // Then
        await().until(() -> connection.written().contains("event: caught-up"));
        publish(1, "after");
        assertThat(connection.written()).containsSubsequence("event: reset", "starting", "\"after\"");
        assertThat(connection.times("\"before\"")).isZero();
    }

    @Test
    void sendsWhatAFullConnectionMissedOnceThereIsRoom() throws Exception {
        // Given
        connectOpen();
        connection.full = true;
        publish(0, "missed");
        // When
        onLoop(connection::drain);
        // Then
        assertThat(connection.times("\"missed\"")).isEqualTo(1);
    }

    @Test
    void doesNotGoBackBehindAResetWhenThereIsRoom() throws Exception {
        // Given
        connectOpen();
        connection.full = true;
        publish(0, "missed");
        onLoop(() -> client.reset("expired"));
        connection.full = false;
        publish(1, "new");
        // When
        onLoop(connection::drain);
        publish(2, "newer");
        // Then
        assertThat(connection.written()).containsSubsequence("event: reset", "\"new\"", "\"newer\"");
        assertThat(connection.times("\"missed\"")).isZero();
        assertThat(connection.times("\"new\"")).isEqualTo(1);
        assertThat(connection.times("\"newer\"")).isEqualTo(1);
    }

    @Test
    void waitsForNothingAfterAReset() throws Exception {
        // Given
        connectOpen();
        connection.full = true;
        publish(0, "missed");
        // When
        onLoop(() -> client.reset("expired"));
        // Then
        assertThat(connection.drained).isNull();
    }

    private void connectOpen() throws Exception {
        server.log().open();
        connect();
    }

    private void connect() throws Exception {
        onLoop(() -> {
            client = new StreamClient(server, vertx, loop, connection.response(), AREAS, null);
            client.open(Duration.ofMinutes(1), Duration.ofSeconds(1), true);
        });
    }

    /** Adds an update to the window and brings it to the clients. */
    private void publish(long offset, String text) throws Exception {
        server.broadcast().added(server.log().append(List.of(frame(offset, text))));
        onLoop(() -> {});
    }

    private static Frame frame(long offset, String text) {
        var body = EventStream.body("t", ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8));
        return new Frame(UpdateArea.CONVERSATIONS, 0, offset, body);
    }

    /** Runs something on the event loop, and then all that it has put there. */
    private void onLoop(Runnable action) throws Exception {
        var done = new CompletableFuture<@Nullable Void>();
        loop.runOnContext(now -> {
            try {
                action.run();
                loop.runOnContext(later -> loop.runOnContext(last -> done.complete(null)));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(10, TimeUnit.SECONDS);
    }

    /** The few calls of a response that a client makes. */
    private static final class Connection {

        private final StringBuffer bytes = new StringBuffer();
        private volatile boolean full;
        private volatile @Nullable Handler<Void> drained;

        HttpServerResponse response() {
            return (HttpServerResponse) Proxy.newProxyInstance(
                    HttpServerResponse.class.getClassLoader(), new Class<?>[] {HttpServerResponse.class}, this::call);
        }

        @SuppressWarnings("unchecked")
        private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments) {
            switch (method.getName()) {
                case "write" ->
                    bytes.append(((Buffer) Objects.requireNonNull(arguments)[0]).toString(StandardCharsets.UTF_8));
                case "drainHandler" -> drained = (Handler<Void>) Objects.requireNonNull(arguments)[0];
                case "writeQueueFull" -> {
                    return full;
                }
                case "ended", "closed" -> {
                    return false;
                }
                default -> {
                    return method.getReturnType().isInstance(proxy) ? proxy : null;
                }
            }
            return method.getReturnType().isInstance(proxy) ? proxy : null;
        }

        void drain() {
            full = false;
            var handler = drained;
            if (handler != null) {
                handler.handle(null);
            }
        }

        String written() {
            return bytes.toString();
        }

        int times(String part) {
            return written().split(Pattern.quote(part), -1).length - 1;
        }
    }
}

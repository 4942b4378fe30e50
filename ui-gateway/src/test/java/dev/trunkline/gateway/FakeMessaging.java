package dev.trunkline.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands in for messaging-service, and below {@code /proxy}, {@code /ingress} and {@code /ingress-2} for these: answers what a test tells it and remembers what it was asked. */
public final class FakeMessaging implements QuarkusTestResourceLifecycleManager {

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private @Nullable HttpServer server;

    /** What it was asked. */
    public record Asked(String method, String uri, Map<String, List<String>> headers, String body) {
        public @Nullable String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::handle);
            started.start();
            server = started;
            var url = "http://127.0.0.1:" + started.getAddress().getPort();
            return Map.ofEntries(
                    Map.entry("trunkline.gateway.messaging.url", url),
                    Map.entry("trunkline.gateway.messaging.deadline", "1500ms"),
                    Map.entry("trunkline.gateway.proxy.url", url + "/proxy/"),
                    Map.entry("trunkline.gateway.taskrouter.url", "http://127.0.0.1:1"),
                    Map.entry("trunkline.gateway.ingress.url", url + "/ingress," + url + "/ingress-2"),
                    Map.entry("trunkline.gateway.operations.glance", "1500ms"),
                    Map.entry("trunkline.gateway.operations.deadline", "1500ms"),
                    Map.entry("trunkline.stream.heartbeat", "200ms"),
                    Map.entry("trunkline.stream.window.updates", "60"),
                    Map.entry("trunkline.stream.client-queue", "128K"),
                    Map.entry("trunkline.stream.slow-timeout", "5s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeMessaging.class));
    }

    @Override
    public void stop() {
        never.countDown();
        if (server != null) {
            server.stop(0);
        }
    }

    /** From now on this path is answered so; {@code headers} are names and values in turn. */
    public void on(String method, String path, int status, String contentType, byte[] body, String... headers) {
        replies.put(method + " " + path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            for (var at = 0; at < headers.length; at += 2) {
                exchange.getResponseHeaders().set(headers[at], headers[at + 1]);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    public void on(String method, String path, int status, String json) {
        on(method, path, status, "application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** From now on this path is never answered. */
    public void silent(String method, String path) {
        replies.put(method + " " + path, exchange -> never.await());
    }

    /** From now on this path's answer begins and never ends. */
    public void stall(String method, String path) {
        replies.put(method + " " + path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            never.await();
        });
    }

    /** From now on the connection is cut before an answer. */
    public void drop(String method, String path) {
        replies.put(method + " " + path, HttpExchange::close);
    }

    /** From now on the connection is cut after part of the body. */
    public void cut(String method, String path, String contentType, int announced, byte[] part) {
        replies.put(method + " " + path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write(part);
            exchange.getResponseBody().flush();
        });
    }

    public Asked last() {
        return asked.getLast();
    }

    /** How many requests it has seen. */
    public int asked() {
        return asked.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            var reply = replies.get(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            if (reply == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                reply.to(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

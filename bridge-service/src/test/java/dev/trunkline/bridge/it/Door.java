package dev.trunkline.bridge.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts webhooks on Kafka as the ingress does. */
public final class Door implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    static final String DEFAULT_WEBHOOK = "/somebody-else";

    /** The webhook that was there before ours. */
    final OtherWebhook others = new OtherWebhook();

    private final HttpServer server;
    private final Producer<String, byte[]> kafka;

    private Door(HttpServer server, Producer<String, byte[]> kafka) {
        this.server = server;
        this.kafka = kafka;
    }

    static Door open(String bootstrapServers) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var kafka = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                    new StringSerializer(),
                    new ByteArraySerializer());
            var door = new Door(server, kafka);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", door::handle);
            server.start();
            return door;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals(DEFAULT_WEBHOOK)) {
                others.take(exchange);
                return;
            }
            var route = WebhookRoute.ofPath(exchange.getRequestURI().getPath()).orElseThrow();
            publish(route, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** A form as Twilio posts it. */
    public void post(WebhookRoute route, Map<String, String> form) {
        publish(
                route,
                form.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void publish(WebhookRoute route, byte[] body) {
        var form = Parameters.parse(body);
        var account = form.get("AccountSid").orElse("");
        var extensions = Map.of(
                CloudEvent.Extension.ACCOUNT,
                account,
                CloudEvent.Extension.TRACE_PARENT,
                TraceContext.start().traceparent());
        for (var event : EventIdentity.identify(route, account, FORM, body, form, Instant.now(), extensions)) {
            try {
                kafka.send(event.toRecord()).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("event " + event.event().id() + ": not published", e);
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        kafka.close();
    }
}

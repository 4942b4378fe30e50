package dev.trunkline.simulator.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Identified;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts webhooks on Kafka as the ingress does. What names no account is the flex account's. */
public final class Door implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpServer server;
    private final Producer<String, byte[]> kafka;
    private final String publicUrl;

    private Door(HttpServer server, Producer<String, byte[]> kafka, String publicUrl) {
        this.server = server;
        this.kafka = kafka;
        this.publicUrl = publicUrl;
    }

    /** @param publicUrl what Twilio is told */
    public static Door open(String bootstrapServers, String publicUrl) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var kafka = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                    new StringSerializer(),
                    new ByteArraySerializer());
            var door = new Door(server, kafka, publicUrl);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            door.serve("/", door::take);
            server.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it really is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What else is found behind the door. */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void take(HttpExchange exchange) throws IOException {
        publish(
                WebhookRoute.ofPath(exchange.getRequestURI().getPath()).orElseThrow(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes(),
                publicUrl + exchange.getRequestURI(),
                TraceContext.start());
        exchange.sendResponseHeaders(204, -1);
    }

    /** A form as Twilio posts it. */
    public List<CloudEvent> post(WebhookRoute route, Map<String, String> form) {
        return post(route, form, TraceContext.start());
    }

    /** A form as Twilio posts it, in a trace. */
    public List<CloudEvent> post(WebhookRoute route, Map<String, String> form, TraceContext trace) {
        var body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return publish(
                route,
                FORM + "; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                publicUrl + route.path(),
                trace);
    }

    /** A batch as Event Streams post it. */
    public List<CloudEvent> stream(String json) {
        return publish(
                WebhookRoute.EVENT_STREAMS,
                "application/json",
                json.getBytes(StandardCharsets.UTF_8),
                publicUrl + WebhookRoute.EVENT_STREAMS.path(),
                TraceContext.start());
    }

    private List<CloudEvent> publish(
            WebhookRoute route, String contentType, byte[] body, String url, TraceContext trace) {
        var parameters = Parameters.parse(contentType.startsWith(FORM) ? body : new byte[0]);
        var identified = EventIdentity.identify(
                route,
                parameters.get("AccountSid").orElse(Sandbox.FLEX.sid()),
                contentType,
                body,
                parameters,
                Instant.now(),
                Map.of(CloudEvent.Extension.WEBHOOK_URL, url, CloudEvent.Extension.TRACE_PARENT, trace.traceparent()));
        for (var event : identified) {
            try {
                kafka.send(event.toRecord()).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("event " + event.event().id() + ": not published", e);
            }
        }
        return identified.stream().map(Identified::event).toList();
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

package dev.trunkline.messaging.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Identified;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.handset.Handset;
import java.io.IOException;
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

/** Puts webhooks on Kafka as the ingress does, and serves a picture that Twilio can fetch. */
public final class Door implements AutoCloseable {

    public static final String PICTURE = "/picture.jpg";

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
            var path = exchange.getRequestURI().getPath();
            if (path.equals(PICTURE)) {
                var picture = Handset.samplePicture();
                exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
                exchange.sendResponseHeaders(
                        200, exchange.getRequestMethod().equals("HEAD") ? -1 : picture.bytes().length);
                if (!exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseBody().write(picture.bytes());
                }
                return;
            }
            var route = WebhookRoute.ofPath(path).orElseThrow();
            publish(
                    route,
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes(),
                    SandboxResource.PUBLIC_URL + exchange.getRequestURI(),
                    TraceContext.start());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** A form as Twilio posts it. */
    public List<CloudEvent> post(WebhookRoute route, Map<String, String> form, TraceContext trace) {
        var body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return publish(
                route,
                "application/x-www-form-urlencoded; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                SandboxResource.PUBLIC_URL + route.path(),
                trace);
    }

    public List<CloudEvent> post(WebhookRoute route, Map<String, String> form) {
        return post(route, form, TraceContext.start());
    }

    /** A batch as Event Streams post it. */
    public List<CloudEvent> stream(String json) {
        return publish(
                WebhookRoute.EVENT_STREAMS,
                "application/json",
                json.getBytes(StandardCharsets.UTF_8),
                SandboxResource.PUBLIC_URL + WebhookRoute.EVENT_STREAMS.path(),
                TraceContext.start());
    }

    private List<CloudEvent> publish(
            WebhookRoute route, String contentType, byte[] body, String url, TraceContext trace) {
        var isForm = contentType.startsWith("application/x-www-form-urlencoded");
        var identified = EventIdentity.identify(
                route,
                Sandbox.FLEX.sid(),
                contentType,
                body,
                Parameters.parse(isForm ? body : new byte[0]),
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

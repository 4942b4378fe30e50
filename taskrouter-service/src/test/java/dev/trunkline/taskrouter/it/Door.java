package dev.trunkline.taskrouter.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.EventIdentity;
import dev.trunkline.contracts.webhook.Parameters;
import dev.trunkline.contracts.webhook.WebhookRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts webhooks of either account on Kafka as the ingress does. */
final class Door implements AutoCloseable {

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
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            publish(
                    WebhookRoute.ofPath(exchange.getRequestURI().getPath()).orElseThrow(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void publish(WebhookRoute route, String contentType, byte[] body) {
        var parameters = Parameters.parse(body);
        var identified = EventIdentity.identify(
                route,
                parameters.get("AccountSid").orElseThrow(),
                contentType,
                body,
                parameters,
                Instant.now(),
                Map.of(CloudEvent.Extension.TRACE_PARENT, TraceContext.start().traceparent()));
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
    }

    @Override
    public void close() {
        server.stop(0);
        kafka.close();
    }
}

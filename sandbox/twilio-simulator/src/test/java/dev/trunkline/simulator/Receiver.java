package dev.trunkline.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.webhook.Parameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Receives webhooks: our side, as the simulator sees it. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(
                    exchange.getRequestMethod(),
                    url() + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                    exchange.getRequestHeaders().getFirst("I-Twilio-Idempotency-Token"),
                    exchange.getRequestHeaders().getFirst("User-Agent"),
                    body));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(int code, String body) {
        status = code;
        answer = body;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** One parameter of all webhooks that came, in their order. */
    List<String> values(String name) {
        return received.stream()
                .flatMap(webhook -> webhook.form().get(name).stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    @SuppressWarnings("ArrayRecordComponent") // The bytes are read, never compared.
    record Received(
            String method,
            String url,
            String contentType,
            String signature,
            String token,
            String userAgent,
            byte[] body) {

        Parameters form() {
            return Parameters.parse(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}

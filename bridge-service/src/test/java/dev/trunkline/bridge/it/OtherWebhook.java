package dev.trunkline.bridge.it;

import com.sun.net.httpserver.HttpExchange;
import dev.trunkline.contracts.webhook.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who wants the webhooks that we get. */
public final class OtherWebhook {

    static final String ANSWER = "{\"objects\":{\"customer\":{\"display_name\":\"Theirs\"}}}";

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile int refusals;

    /** One request. */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are read, never compared.
    record Taken(String uri, String contentType, String signature, byte[] body, int answer) {
        String parameter(String name) {
            return Parameters.parse(body).get(name).orElse("");
        }
    }

    void take(HttpExchange exchange) throws IOException {
        int answer = refusals > 0 ? 503 : 200;
        refusals--;
        taken.add(new Taken(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                exchange.getRequestBody().readAllBytes(),
                answer));
        var body = ANSWER.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, body.length);
        exchange.getResponseBody().write(body);
    }

    void refuse(int times) {
        refusals = times;
    }

    List<Taken> all() {
        return List.copyOf(taken);
    }

    /** What was said in a channel. */
    List<Taken> of(String channel) {
        return taken.stream()
                .filter(one -> one.parameter("ChannelSid").equals(channel)
                        && one.parameter("EventType").equals("onMessageSent"))
                .toList();
    }
}

package dev.trunkline.ingress.door.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.ingress.door.AnswersConfig;
import dev.trunkline.ingress.door.DoorConfig;
import dev.trunkline.ingress.door.WebhookRequest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HttpAnswersTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch late = new CountDownLatch(1);
    private HttpServer owner;
    private int status = 200;
    private boolean hangs;

    @BeforeEach
    void start() throws IOException {
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.createContext("/", this::answer);
        owner.start();
    }

    @AfterEach
    void stop() {
        late.countDown();
        owner.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(exchange.getRequestURI() + " " + headers.getFirst("X-Twilio-Signature") + " "
                    + headers.get("X-Trunkline-Webhook-Url") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (hangs) {
                late.await();
            }
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write("42".getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Tag("E24")
    @Tag("E25")
    void asksTheOwnerWithTheSignatureThatCame() {
        // When
        var answer = answers("5s").ask(webhook(WebhookRoute.FRONTLINE_CRM, "POST"));
        // Then
        assertThat(answer.toCompletableFuture().join()).contains("42");
        assertThat(asked)
                .containsExactly(
                        "/callbacks/frontline/crm signed"
                                + " [https://a.example/webhooks/frontline/crm, https://b.example/x/webhooks/frontline/crm] A=1");
    }

    @Test
    void givesUpInTime() {
        hangs = true;
        assertThat(answers("100ms")
                        .ask(webhook(WebhookRoute.FRONTLINE_OUTGOING, "POST"))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
    }

    @Test
    void leavesARefusalToTheUsualAnswer() {
        status = 500;
        assertThat(answers("5s")
                        .ask(webhook(WebhookRoute.FRONTLINE_TEMPLATES, "POST"))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
    }

    @Test
    void asksNobodyAboutOtherWebhooks() {
        var answers = answers("5s");
        assertThat(answers.ask(webhook(WebhookRoute.CHAT, "POST"))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        assertThat(answers.ask(webhook(WebhookRoute.FRONTLINE_CRM, "GET"))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    private HttpAnswers answers(String deadline) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(AnswersConfig.class)
                .withMapping(DoorConfig.class)
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        200,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withDefaultValues(Map.of(
                        "trunkline.ingress.public-url",
                        "https://a.example,https://b.example/x/",
                        "trunkline.ingress.answers.deadline",
                        deadline,
                        "trunkline.ingress.answers.frontline",
                        "http://127.0.0.1:" + owner.getAddress().getPort()))
                .build();
        return new HttpAnswers(config.getConfigMapping(AnswersConfig.class), config.getConfigMapping(DoorConfig.class));
    }

    private static WebhookRequest webhook(WebhookRoute route, String method) {
        return new WebhookRequest(
                route,
                method,
                route.path(),
                "application/x-www-form-urlencoded",
                "signed",
                null,
                "A=1".getBytes(UTF_8),
                Instant.EPOCH,
                TraceContext.start());
    }
}

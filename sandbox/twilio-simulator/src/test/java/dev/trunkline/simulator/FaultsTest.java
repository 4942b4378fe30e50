package dev.trunkline.simulator;

import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.webhook.SentWebhook.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FaultsTest {

    private static final String CUSTOMER = "+14155550123";
    private static final String MESSAGES = "/api/2010-04-01/Accounts/" + Sandbox.FLEX.sid() + "/Messages";

    private final HttpClient http = HttpClient.newHttpClient();
    private Receiver receiver;
    private TwilioSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private HttpResponse<String> send(String to) throws IOException, InterruptedException {
        var form = "To=%2B" + to.substring(1) + "&From=%2B14155550100&Body=hello";
        return http.send(
                request(MESSAGES + ".json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var credentials = Sandbox.FLEX.sid() + ":" + Sandbox.FLEX.authTokens().getFirst();
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .timeout(Duration.ofSeconds(10))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private int messagesSent() {
        return simulator.handset().messages(CUSTOMER).size();
    }

    @Test
    void limitsTheRateAndSaysHowLong() throws Exception {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.RATE_LIMIT)
                        .product("api")
                        .method("POST")
                        .path("/Messages")
                        .times(1)
                        .retryAfter(Duration.ofSeconds(7)));

        // When
        var first = send(CUSTOMER);
        var second = send(CUSTOMER);

        // Then
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.body()).contains("20429");
        assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(messagesSent()).isOne();
    }

    @Test
    void failsWithAPageThatIsNoJson() throws Exception {
        // Given
        simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR).status(502).times(1));

        // When
        var answer = send(CUSTOMER);

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(messagesSent()).isZero();
    }

    @Test
    void doesTheWorkAndNeverAnswers() {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .delay(Duration.ofMillis(50))
                        .times(1));

        // When
        assertThatThrownBy(() -> send(CUSTOMER)).isInstanceOf(IOException.class);

        // Then
        assertThat(messagesSent()).isOne();
        assertThat(simulator.calls().all()).singleElement().satisfies(call -> {
            assertThat(call.status()).isZero();
            assertThat(call.fault()).hasValue("TIMEOUT_AFTER_WORK");
        });
    }

    @Test
    void cutsTheConnectionBeforeAnyWork() {
        // Given
        simulator.faults().add(Fault.of(FaultKind.CONNECTION_CUT).times(1));

        // When
        assertThatThrownBy(() -> send(CUSTOMER)).isInstanceOf(IOException.class);

        // Then
        assertThat(messagesSent()).isZero();
    }

    @Test
    void answersLate() throws Exception {
        // Given
        simulator.faults().add(Fault.of(FaultKind.LATENCY).delay(Duration.ofMillis(100)));

        // When
        var answer = send(CUSTOMER);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(simulator.calls().all())
                .singleElement()
                .satisfies(call -> assertThat(call.fault()).hasValue("LATENCY"));
    }

    @Test
    void strikesOnlyTheAddressItNames() throws Exception {
        // Given
        simulator.faults().add(Fault.of(FaultKind.RATE_LIMIT).address("+14155550199"));

        // When
        var spared = send(CUSTOMER);
        var struck = send("+14155550199");

        // Then
        assertThat(spared.statusCode()).isEqualTo(201);
        assertThat(struck.statusCode()).isEqualTo(429);
    }

    @Test
    void hidesMediaForSomeTries() throws Exception {
        // Given
        var sid = simulator.handset().sendPicture(CUSTOMER, Sandbox.SMS_NUMBER, "look");
        await().until(() -> !receiver.values("MediaUrl0").isEmpty());
        var media = URI.create(receiver.values("MediaUrl0").getFirst()).getPath();
        simulator.faults().add(Fault.of(FaultKind.MEDIA_MISSING).times(3));

        // When
        var list = get(MESSAGES + "/" + sid + "/Media.json");
        var first = get(media);
        var second = get(media);
        var third = get(media);

        // Then
        assertThat(list.body()).contains("\"media_list\":[]");
        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(404);
        assertThat(third.statusCode()).isEqualTo(307);
        var stored = third.headers().firstValue("Location").orElseThrow();
        assertThat(http.send(HttpRequest.newBuilder(URI.create(stored)).build(), BodyHandlers.ofString())
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("image/jpeg");
    }

    @Test
    void repeatsTheSameSequenceForTheSameSeed() throws Exception {
        // Given
        var fault = Fault.of(FaultKind.RATE_LIMIT).probability(0.5);

        // When
        simulator.faults().add(fault);
        var once = statuses();
        simulator.faults().clear();
        simulator.faults().add(fault);
        var again = statuses();

        // Then
        assertThat(once).contains(201).contains(429).isEqualTo(again);
    }

    private List<Integer> statuses() throws IOException, InterruptedException {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            statuses.add(send(CUSTOMER).statusCode());
        }
        return statuses;
    }

    @Test
    void deliversAWebhookTwiceWithTheSameToken() {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.WEBHOOK_DUPLICATE)
                        .path("/webhooks/messaging")
                        .times(1));

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
        assertThat(receiver.received().get(0).token())
                .isEqualTo(receiver.received().get(1).token());
        assertThat(receiver.received().get(0).text())
                .isEqualTo(receiver.received().get(1).text());
    }

    @Test
    void letsTheNextWebhookOvertake() {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.WEBHOOK_REORDER)
                        .delay(Duration.ofSeconds(30))
                        .times(1));

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "first");
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "second");

        // Then
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("second", "first"));
    }

    @Test
    void releasesAReorderedWebhookThatNothingFollows() {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.WEBHOOK_REORDER)
                        .delay(Duration.ofMillis(50))
                        .times(1));

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "alone");

        // Then
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("alone"));
    }

    @Test
    void delaysAWebhookWhileOthersOvertake() {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.WEBHOOK_DELAY)
                        .delay(Duration.ofMillis(300))
                        .times(1));

        // When
        for (var body : List.of("first", "second", "third")) {
            simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, body);
        }

        // Then
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("second", "third", "first"));
    }

    @Test
    void withholdsAWebhookUntilReleased() {
        // Given
        simulator
                .faults()
                .add(Fault.of(FaultKind.WEBHOOK_WITHHOLD).address(CUSTOMER).times(1));
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "lost");
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "not lost");
        await().until(() -> receiver.values("Body").equals(List.of("not lost")));

        // When
        int released = simulator.releaseWebhooks();

        // Then
        assertThat(released).isOne();
        await().untilAsserted(() -> assertThat(receiver.values("Body")).containsExactly("not lost", "lost"));
        await().untilAsserted(() ->
                assertThat(simulator.webhooks().with(Outcome.DELIVERED)).hasSize(2));
    }

    @Test
    void takesFaultsOverHttp() throws Exception {
        // When
        var armed = http.send(
                HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/control/faults"))
                        .POST(BodyPublishers.ofString("{\"kind\":\"rate-limit\",\"product\":\"api\",\"times\":1}"))
                        .build(),
                BodyHandlers.ofString());
        var struck = send(CUSTOMER);
        var left = get("/control/faults");

        // Then
        assertThat(armed.statusCode()).isEqualTo(201);
        assertThat(struck.statusCode()).isEqualTo(429);
        assertThat(left.body()).isEqualTo("{\"faults\":[]}");
    }

    @Test
    void namesTheKindsItKnowsWhenAskedForAnother() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/control/faults"))
                        .POST(BodyPublishers.ofString("{\"kind\":\"earthquake\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("earthquake").contains("webhook-withhold");
    }
}

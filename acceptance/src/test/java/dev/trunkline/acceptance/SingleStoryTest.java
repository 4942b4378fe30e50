package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One message, all the way through all services. */
@ExtendWith(RunningSandbox.class)
class SingleStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HALF_OF_THE_DELAY = Duration.ofSeconds(15);

    @Test
    @Tag("C02")
    @Tag("C03")
    void aPictureOfTheCustomerReachesTheInboxWithItsBytes(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        // When
        Customers.sendPicture(sandbox, customer, "look at this");
        // Then
        var message = await().atMost(PATIENCE).until(() -> firstMessage(sandbox, customer), this::hasStoredMedia);
        assertThat(message.getString("items[0].body")).isEqualTo("look at this");
        var picture =
                api(sandbox, "agent").get(sandbox.value("GATEWAY_URL") + message.getString("items[0].media[0].url"));
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.contentType()).startsWith("image/jpeg");
        assertThat(picture.asByteArray()).startsWith(0xFF, 0xD8);
    }

    @Test
    @Tag("C04")
    @Tag("C07")
    void anAnswerOfTheAgentReachesTheHandsetAndIsShownAsDelivered(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, "is anybody there?");
        await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), id -> !id.isEmpty());
        // When
        var sent = api(sandbox, "agent")
                .contentType("application/json")
                .body(Map.of("body", "yes, how can I help?"))
                .post(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation(sandbox, customer)
                        + "/messages");
        // Then
        assertThat(sent.statusCode()).isIn(201, 202);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(handsetTexts(sandbox, customer)).contains("yes, how can I help?");
            assertThat(messages(sandbox, customer).getString("items[1].status")).isEqualTo("delivered");
        });
    }

    @Test
    @Tag("A07")
    void aWebhookThatTwilioRepeatsIsOneMessage(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var sid = Customers.write(sandbox, customer, "only once");
        await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), id -> !id.isEmpty());
        // When
        var webhook = await().atMost(PATIENCE).until(() -> webhook(sandbox, sid, "id"), id -> id != null);
        given().post(sandbox.value("SIMULATOR_URL") + "/control/webhooks/" + webhook + "/repeat")
                .then()
                .statusCode(202);
        Customers.write(sandbox, customer, "the end");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(sandbox, customer).getList("items.body"))
                        .isEqualTo(List.of("only once", "the end")));
    }

    @Test
    @Tag("A05")
    void aWebhookIsAnsweredWhileTwilioItselfAnswersNothing(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var faults = sandbox.value("SIMULATOR_URL") + "/control/faults";
        given().contentType("application/json")
                .body("{\"kind\": \"latency\", \"product\": \"api\", \"delayMillis\": 30000}")
                .post(faults)
                .then()
                .statusCode(201);
        try {
            // When
            var sid = Customers.sendPicture(sandbox, customer, "answer me at once");
            // Then
            await().atMost(HALF_OF_THE_DELAY).untilAsserted(() -> {
                assertThat(webhook(sandbox, sid, "outcome")).isEqualTo("DELIVERED");
                assertThat(messages(sandbox, customer).getString("items[0].media[0].state"))
                        .isEqualTo("pending");
            });
        } finally {
            given().delete(faults);
        }
    }

    @Test
    @Tag("G03")
    void oneTraceJoinsWebhookStoredMessageAndTheCallsToTwilio(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, "trace me");
        var id = await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), found -> !found.isEmpty());
        var trace = UUID.randomUUID().toString().replace("-", "");
        // When
        api(sandbox, "agent")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body(Map.of("body", "traced"))
                .post(sandbox.value("GATEWAY_URL") + "/api/conversations/" + id + "/messages")
                .then()
                .header("X-Correlation-Id", trace);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(given().get(sandbox.value("SIMULATOR_URL") + "/control/calls?method=POST")
                                        .asString())
                                .contains(trace));
    }

    @Test
    @Tag("G02")
    void noLogHoldsATokenANumberOrAText(Sandbox sandbox) throws Exception {
        // Given
        var customer = Customers.newNumber();
        var text = "secret " + UUID.randomUUID();
        Customers.write(sandbox, customer, text);
        await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), found -> !found.isEmpty());
        // When
        var logs = new StringBuilder();
        try (var files = Files.list(sandbox.home().resolve("logs"))) {
            for (var log : files.toList()) {
                logs.append(Files.readString(log, StandardCharsets.UTF_8));
            }
        }
        // Then
        assertThat(logs.toString())
                .contains("trunkline")
                .doesNotContain(
                        text, customer, sandbox.value("FLEX_AUTH_TOKEN"), sandbox.value("FRONTLINE_AUTH_TOKEN"), "eyJ");
    }

    @Test
    @Tag("G02")
    void noPageOfOursHoldsASecret(Sandbox sandbox) {
        var pages = List.of(
                "INGRESS_MANAGEMENT_URL:/q/metrics",
                "INGRESS_MANAGEMENT_URL:/q/health",
                "GATEWAY_URL:/q/metrics",
                "GATEWAY_URL:/signed-out.html");
        for (var page : pages) {
            var parts = page.split(":", 2);
            var answer = given().get(sandbox.value(parts[0]) + parts[1]);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.asString())
                    .as(page)
                    .doesNotContain(sandbox.value("FLEX_AUTH_TOKEN"), sandbox.value("FRONTLINE_AUTH_TOKEN"), "eyJ");
        }
        var quarantine = api(sandbox, "operator").get(sandbox.value("INGRESS_URL") + "/quarantine");
        assertThat(quarantine.statusCode()).isEqualTo(200);
        assertThat(quarantine.asString()).doesNotContain(sandbox.value("FLEX_AUTH_TOKEN"));
    }

    @Test
    @Tag("A10")
    void anIngressThatIsKilledIsStartedAgainAndKeepsItsPromises(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, "before");
        await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), found -> !found.isEmpty());
        // When
        processOf(sandbox, "ingress").destroyForcibly();
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> given().get(sandbox.value("INGRESS_MANAGEMENT_URL") + "/q/health/ready")
                                .statusCode()
                        == 200);
        Customers.write(sandbox, customer, "after");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(sandbox, customer).getList("items.body"))
                        .isEqualTo(List.of("before", "after")));
    }

    @Test
    void aServiceThatIsKilledIsStartedAgainAndLosesNothing(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        Customers.write(sandbox, customer, "before");
        await().atMost(PATIENCE).until(() -> conversation(sandbox, customer), found -> !found.isEmpty());
        // When
        processOf(sandbox, "messaging").destroyForcibly();
        Customers.write(sandbox, customer, "while it is away");
        // Then
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(messages(sandbox, customer).getList("items.body"))
                        .isEqualTo(List.of("before", "while it is away")));
    }

    private static ProcessHandle processOf(Sandbox sandbox, String service) {
        var line = sandbox.run("", "status")
                .output()
                .lines()
                .filter(found -> found.startsWith(service))
                .findFirst()
                .orElseThrow();
        return ProcessHandle.of(Long.parseLong(line.replaceAll(".*process (\\d+).*", "$1")))
                .orElseThrow();
    }

    private static RequestSpecification api(Sandbox sandbox, String role) {
        return given().auth().oauth2(sandbox.token(role));
    }

    private static List<String> handsetTexts(Sandbox sandbox, String customer) {
        return given().queryParam("customer", customer)
                .get(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                .jsonPath()
                .getList("messages.body");
    }

    private static String webhook(Sandbox sandbox, String sid, String field) {
        return given().get(sandbox.value("SIMULATOR_URL") + "/control/webhooks")
                .jsonPath()
                .getString("webhooks.find { it.body.contains('" + sid + "') }." + field);
    }

    private static String conversation(Sandbox sandbox, String customer) {
        var id = api(sandbox, "agent")
                .get(sandbox.value("GATEWAY_URL") + "/api/conversations?limit=100")
                .jsonPath()
                .getString("items.find { it.theirAddress == '" + customer + "' }.id");
        return id == null ? "" : id;
    }

    private static JsonPath messages(Sandbox sandbox, String customer) {
        return api(sandbox, "agent")
                .get(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation(sandbox, customer)
                        + "/messages")
                .jsonPath();
    }

    private static JsonPath firstMessage(Sandbox sandbox, String customer) {
        return conversation(sandbox, customer).isEmpty()
                ? new JsonPath("{\"items\": []}")
                : messages(sandbox, customer);
    }

    private boolean hasStoredMedia(JsonPath messages) {
        return "stored".equals(messages.getString("items[0].media[0].state"));
    }
}

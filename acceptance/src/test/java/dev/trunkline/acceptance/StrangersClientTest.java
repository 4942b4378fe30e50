package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Requests as the older projects got them, to the addresses that were theirs, sent by curl. */
@ExtendWith(RunningSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String token;

    StrangersClientTest(Sandbox sandbox) {
        token = sandbox.token("agent");
    }

    @Test
    @Tag("C02")
    void theWidgetsWebhookIsAnsweredWithEmptyTwimlAndShown(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var form = SignedWebhooks.inbound(sandbox, customer, sandbox.value("SMS_NUMBER"), "Hello Widget");
        // When
        var answer = SignedWebhooks.post(sandbox, form, sandbox.value("FLEX_AUTH_TOKEN"));
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.body()).contains("<Response");
        var conversation =
                conversation(sandbox, customer, found -> found.get("unread").equals(1));
        assertThat(conversation).containsEntry("status", "open");
        assertThat(messages(sandbox, conversation)).containsExactly("Hello Widget");
    }

    @Test
    void theWidgetsWebhookNeedsASignature(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        // When
        var ours = sandbox.value("SMS_NUMBER");
        var forged = SignedWebhooks.post(
                sandbox, SignedWebhooks.inbound(sandbox, customer, ours, "forged"), "another token");
        var genuine = SignedWebhooks.post(
                sandbox, SignedWebhooks.inbound(sandbox, customer, ours, "genuine"), sandbox.value("FLEX_AUTH_TOKEN"));
        // Then
        assertThat(forged.status()).isEqualTo(403);
        assertThat(genuine.status()).isEqualTo(200);
        var conversation = conversation(sandbox, customer, found -> true);
        assertThat(messages(sandbox, conversation)).containsExactly("genuine");
    }

    @Test
    @Tag("C02")
    void everyEventOfTheWidgetsStreamIsShown(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var body = "["
                + String.join(
                        ",",
                        streamed(sandbox, customer, "first"),
                        streamed(sandbox, customer, "second"),
                        streamed(sandbox, customer, "third"))
                + "]";
        // When
        var answer = SignedWebhooks.stream(sandbox, body);
        // Then
        assertThat(answer.status()).isBetween(200, 204);
        var conversation =
                conversation(sandbox, customer, found -> found.get("unread").equals(3));
        assertThat(messages(sandbox, conversation)).containsExactly("first", "second", "third");
    }

    @Test
    @Tag("C06")
    void whatWasSentElsewhereIsToldByTheWidgetsCallbackAndShown(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        // When
        var sent = given().auth()
                .preemptive()
                .basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"))
                .formParam("From", sandbox.value("SMS_NUMBER"))
                .formParam("To", customer)
                .formParam("Body", "From somewhere else")
                .formParam("StatusCallback", sandbox.value("INGRESS_URL") + "/twilio-webhook")
                .post(sandbox.value("SIMULATOR_URL") + "/api/2010-04-01/Accounts/" + sandbox.value("FLEX_ACCOUNT_SID")
                        + "/Messages.json");
        // Then
        assertThat(sent.statusCode()).isEqualTo(201);
        var conversation = conversation(sandbox, customer, found -> true);
        assertThat(conversation).containsEntry("unread", 0);
        assertThat(messages(sandbox, conversation)).containsExactly("From somewhere else");
    }

    @Test
    @Tag("D01")
    void theFunctionsRequestSentWithCurlStartsOneTaskHoweverOftenItIsSent(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var request = """
                {"fromNumber":"%s","toName":"Ada","toNumber":"%s","initialNotificationMessage":"Hello Ada"}""".formatted(sandbox.value("SMS_NUMBER"), customer);
        var key = "Idempotency-Key: " + UUID.randomUUID();
        // When
        var first = start(sandbox, "-H", "Content-Type: application/json", "-H", key, "-d", request);
        var second = start(sandbox, "-H", "Content-Type: application/json", "-H", key, "-d", request);
        // Then
        assertThat(first.status()).isEqualTo(200);
        assertThat(second).isEqualTo(first);
        var answer = JsonPath.from(first.body());
        assertThat(answer.<String, Object>getMap("$"))
                .containsOnlyKeys("interaction", "channel", "task", "conversation", "chatMessage");
        assertThat(answer.getString("task.sid")).startsWith("WT");
        assertThat(answer.getString("conversation.sid")).startsWith("CH");
        assertThat(answer.getString("chatMessage.sid")).startsWith("IM");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Customers.received(sandbox, customer)).containsExactly("Hello Ada"));
    }

    @Test
    @Tag("D02")
    void theFunctionsFormSentWithCurlIsRefusedWithAllThatIsWrong(Sandbox sandbox) {
        // When
        var answer = start(sandbox, "-d", "toName=Ada", "-d", "toNumber=4155550123");
        // Then
        assertThat(answer.status()).isEqualTo(400);
        var json = JsonPath.from(answer.body());
        assertThat(json.getInt("status")).isEqualTo(400);
        assertThat(json.<String>getList("errors"))
                .containsExactly("fromNumber: is required", "toNumber: must be a number such as +14155550123");
    }

    private Curl.Answer start(Sandbox sandbox, String... arguments) {
        var all = new ArrayList<>(List.of("-H", "Authorization: Bearer " + token));
        all.addAll(List.of(arguments));
        return Curl.send(sandbox.value("GATEWAY_URL") + "/api/outbound-tasks", "", all);
    }

    private static String streamed(Sandbox sandbox, String customer, String text) {
        var sid = SignedWebhooks.sid();
        return """
                {"specversion":"1.0","type":"com.twilio.messaging.inbound-message.received",
                 "source":"/2010-04-01/Accounts/%1$s/Messages/%2$s.json","id":"EZ%3$s","datacontenttype":"application/json",
                 "time":"2026-11-21T14:06:00.000Z","data":{"accountSid":"%1$s","body":"%4$s","from":"%5$s","messageSid":"%2$s",
                 "numMedia":0,"numSegments":1,"timestamp":"2026-11-21T14:06:00.000Z","to":"%6$s"}}""".formatted(
                sandbox.value("FLEX_ACCOUNT_SID"), sid, sid.substring(2), text, customer, sandbox.value("SMS_NUMBER"));
    }

    private Map<String, Object> conversation(Sandbox sandbox, String customer, Predicate<Map<String, Object>> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                get(sandbox, "/api/conversations?limit=100")
                                        .<Map<String, Object>>getList("items")
                                        .stream()
                                        .filter(item -> customer.equals(item.get("theirAddress")))
                                        .filter(wanted)
                                        .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private List<String> messages(Sandbox sandbox, Map<String, Object> conversation) {
        return get(sandbox, "/api/conversations/" + conversation.get("id") + "/messages")
                .getList("items.body");
    }

    private JsonPath get(Sandbox sandbox, String path) {
        return given().auth()
                .oauth2(token)
                .get(sandbox.value("GATEWAY_URL") + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

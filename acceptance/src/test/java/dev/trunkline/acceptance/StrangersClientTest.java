package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Requests as the older projects got them, to the addresses that were theirs, signed as Twilio's documentation says. */
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
        var form = inbound(sandbox, customer, "Hello Widget");
        // When
        var answer = post(sandbox, form, sandbox.value("FLEX_AUTH_TOKEN"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.asString()).contains("<Response");
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
        var forged = post(sandbox, inbound(sandbox, customer, "forged"), "another token");
        var genuine = post(sandbox, inbound(sandbox, customer, "genuine"), sandbox.value("FLEX_AUTH_TOKEN"));
        // Then
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(genuine.statusCode()).isEqualTo(200);
        var conversation = conversation(sandbox, customer, found -> true);
        assertThat(messages(sandbox, conversation)).containsExactly("genuine");
    }

    @Test
    @Tag("C02")
    void everyEventOfTheWidgetsStreamIsShown(Sandbox sandbox) throws Exception {
        // Given
        var customer = Customers.newNumber();
        var body = "["
                + String.join(
                        ",",
                        streamed(sandbox, customer, "first"),
                        streamed(sandbox, customer, "second"),
                        streamed(sandbox, customer, "third"))
                + "]";
        var sha = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        var url = sandbox.value("INGRESS_URL") + "/twilio-event-streams?bodySHA256=" + sha;
        // When
        var answer = given().header("X-Twilio-Signature", signature(url, sandbox.value("FLEX_AUTH_TOKEN")))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(url);
        // Then
        assertThat(answer.statusCode()).isBetween(200, 204);
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
    void theFunctionsRequestStartsOneTaskHoweverOftenItIsSent(Sandbox sandbox) {
        // Given
        var customer = Customers.newNumber();
        var key = UUID.randomUUID().toString();
        // When
        var first = start(sandbox, customer, key);
        var second = start(sandbox, customer, key);
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getString("task.sid")).startsWith("WT");
        assertThat(first.jsonPath().getString("conversation.sid")).startsWith("CH");
        assertThat(second.asString()).isEqualTo(first.asString());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(given().queryParam("customer", customer)
                                .get(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                                .jsonPath()
                                .getList("messages.body"))
                        .isEqualTo(List.of("Hello Ada")));
    }

    private Response start(Sandbox sandbox, String customer, String key) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of(
                        "fromNumber",
                        sandbox.value("SMS_NUMBER"),
                        "toName",
                        "Ada",
                        "toNumber",
                        customer,
                        "initialNotificationMessage",
                        "Hello Ada"))
                .post(sandbox.value("GATEWAY_URL") + "/api/outbound-tasks");
    }

    private static Map<String, String> inbound(Sandbox sandbox, String customer, String text) {
        var sid = sid();
        return new TreeMap<>(Map.of(
                "AccountSid",
                sandbox.value("FLEX_ACCOUNT_SID"),
                "ApiVersion",
                "2010-04-01",
                "Body",
                text,
                "From",
                customer,
                "MessageSid",
                sid,
                "NumMedia",
                "0",
                "SmsMessageSid",
                sid,
                "SmsSid",
                sid,
                "SmsStatus",
                "received",
                "To",
                sandbox.value("SMS_NUMBER")));
    }

    private static String streamed(Sandbox sandbox, String customer, String text) {
        var sid = sid();
        return """
                {"specversion":"1.0","type":"com.twilio.messaging.inbound-message.received",
                 "source":"/2010-04-01/Accounts/%1$s/Messages/%2$s.json","id":"EZ%3$s","datacontenttype":"application/json",
                 "time":"2026-11-21T14:06:00.000Z","data":{"accountSid":"%1$s","body":"%4$s","from":"%5$s","messageSid":"%2$s",
                 "numMedia":0,"numSegments":1,"timestamp":"2026-11-21T14:06:00.000Z","to":"%6$s"}}""".formatted(
                sandbox.value("FLEX_ACCOUNT_SID"), sid, sid.substring(2), text, customer, sandbox.value("SMS_NUMBER"));
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Response post(Sandbox sandbox, Map<String, String> form, String authToken) {
        var url = sandbox.value("INGRESS_URL") + "/twilio-webhook";
        var signed = new StringBuilder(url);
        form.forEach((name, value) -> signed.append(name).append(value));
        return given().header("X-Twilio-Signature", signature(signed.toString(), authToken))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(url);
    }

    private static String signature(String signed, String authToken) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
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

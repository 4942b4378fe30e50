package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.Infrastructure;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.service.Door;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the tests of the running service share. Each test has customers of its own, so that none meets another's rows. */
@QuarkusTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init") // The test resource fills the fields.
abstract class InboxTestBase {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger CUSTOMERS = new AtomicInteger(1000);

    TwilioSimulator twilio;
    Door door;
    LoginServer login;
    Infrastructure infrastructure;
    Updates updates;

    private String token;

    @BeforeEach
    void listen() {
        twilio.faults().clear();
        updates = new Updates(infrastructure.bootstrapServers());
        token = LoginServer.token(login.issuer(), "agent");
    }

    /** Whatever a test made the service ask of Twilio has to be what Twilio describes. */
    @AfterEach
    void stopListening() {
        updates.close();
        twilio.faults().clear();
        TwilioOpenApi.find()
                .ifPresent(published ->
                        assertThat(published.check(twilio.calls().all())).isEmpty());
    }

    /** A customer that no other test knows. */
    static String customer() {
        return "+1206555" + CUSTOMERS.incrementAndGet();
    }

    static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    RequestSpecification api() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    JsonPath conversations() {
        return api().get("/conversations?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The conversation with a customer, once there is one. */
    Map<String, Object> conversationWith(String customer) {
        return until(() -> find(customer));
    }

    Optional<Map<String, Object>> find(String customer) {
        List<Map<String, Object>> items = conversations().getList("items");
        return items.stream()
                .filter(item -> customer.equals(item.get("theirAddress")))
                .findFirst();
    }

    static String id(Map<String, Object> item) {
        return String.valueOf(item.get("id"));
    }

    List<Map<String, Object>> messages(String conversationId) {
        return api().get("/conversations/{id}/messages?limit=100", conversationId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The messages once there are that many. */
    List<Map<String, Object>> messages(String conversationId, int count) {
        return until(() -> Optional.of(messages(conversationId)).filter(found -> found.size() >= count));
    }

    String open(String address) {
        return api().body(Map.of("address", address))
                .post("/conversations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    Response send(String conversationId, Map<String, Object> message) {
        return api().body(message).post("/conversations/{id}/messages", conversationId);
    }

    static <T> T until(Callable<Optional<T>> look) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(look, Optional::isPresent)
                .orElseThrow();
    }

    /** Parameters of an inbound text. */
    static Map<String, String> inbound(String from, String to, String sid, String body) {
        var form = new LinkedHashMap<String, String>();
        form.put("MessageSid", sid);
        form.put("SmsSid", sid);
        form.put("SmsMessageSid", sid);
        form.put("AccountSid", Sandbox.FLEX.sid());
        form.put("From", from);
        form.put("To", to);
        form.put("Body", body);
        form.put("NumMedia", "0");
        form.put("NumSegments", "1");
        form.put("SmsStatus", "received");
        form.put("ApiVersion", "2010-04-01");
        return form;
    }

    static Map<String, String> status(String sid, String to, String status) {
        var form = new LinkedHashMap<String, String>();
        form.put("MessageSid", sid);
        form.put("SmsSid", sid);
        form.put("AccountSid", Sandbox.FLEX.sid());
        form.put("From", Sandbox.SMS_NUMBER);
        form.put("To", to);
        form.put("MessageStatus", status);
        form.put("SmsStatus", status);
        form.put("ApiVersion", "2010-04-01");
        return form;
    }

    static String streamed(String from, String sid, String body, int numMedia) {
        return """
                {"specversion":"1.0","type":"com.twilio.messaging.inbound-message.received",
                 "source":"/2010-04-01/Accounts/%1$s/Messages/%2$s.json","id":"EZ%3$s",
                 "dataschema":"https://events-schemas.twilio.com/Messaging.InboundMessageV1/8",
                 "datacontenttype":"application/json","time":"2026-11-21T14:06:00.000Z",
                 "data":{"numMedia":%6$d,"timestamp":"2026-11-21T14:06:00.000Z","recipients":[],"accountSid":"%1$s",
                  "to":"%7$s","numSegments":1,"messageSid":"%2$s",
                  "eventName":"com.twilio.messaging.inbound-message.received","body":"%4$s","from":"%5$s"}}""".formatted(
                        Sandbox.FLEX.sid(),
                        sid,
                        UUID.randomUUID().toString().replace("-", ""),
                        body,
                        from,
                        numMedia,
                        Sandbox.SMS_NUMBER);
    }

    static String streamedStatus(String sid, String to, String status) {
        return """
                [{"specversion":"1.0","type":"com.twilio.messaging.message.%4$s",
                 "source":"/2010-04-01/Accounts/%1$s/Messages/%2$s.json","id":"EZ%3$s",
                 "datacontenttype":"application/json","time":"2026-11-21T14:05:07.120Z",
                 "data":{"accountSid":"%1$s","eventName":"com.twilio.messaging.message.%4$s",
                  "timestamp":"2026-11-21T14:05:07.120Z","messageSid":"%2$s","messageStatus":"%5$s","from":"%6$s","to":"%7$s",
                  "numberOfSegments":1,"tags":{}}}]""".formatted(
                        Sandbox.FLEX.sid(),
                        sid,
                        UUID.randomUUID().toString().replace("-", ""),
                        status,
                        status.toUpperCase(java.util.Locale.ROOT),
                        Sandbox.SMS_NUMBER,
                        to);
    }

    /** Publishes a last text of the customer and waits until it shows: everything before it in its lane is done. */
    void settle(String customer) {
        var sid = sid("SM");
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid, "settled"));
        until(() -> find(customer)
                .filter(found -> messages(id(found)).stream().anyMatch(message -> sid.equals(message.get("sid")))));
    }
}

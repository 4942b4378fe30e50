package dev.trunkline.messaging.it;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.simulator.rest.RecordedCall;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class OutboundTest extends InboxTestBase {

    @ParameterizedTest
    @Tag("C04")
    @CsvSource({
        "'', +14155550100",
        "whatsapp:, whatsapp:+14155550100",
        "messenger:, messenger:104900000000001",
        "rcs:, rcs:trunkline_agent"
    })
    void sendsFromTheSenderOfTheRecipientsChannel(String prefix, String sender) {
        // Given
        var customer = prefix + (prefix.equals("messenger:") ? customer().substring(1) : customer());
        var conversation = prefix.equals("whatsapp:") ? writtenBy(customer) : open(customer);
        // When
        var answer = send(conversation, Map.of("body", "Your order is on its way"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        var sid = answer.jsonPath().getString("sid");
        assertThat(sid).matches("SM[0-9a-f]{32}");
        assertThat(posts(customer)).singleElement().satisfies(call -> {
            assertThat(call.formValue("From")).contains(sender);
            assertThat(call.formValue("Body")).contains("Your order is on its way");
            assertThat(call.formValue("StatusCallback"))
                    .contains(SandboxResource.PUBLIC_URL + "/webhooks/messaging/status?message="
                            + answer.jsonPath().getString("id"));
            assertThat(call.form()).doesNotContainKey("MediaUrl");
        });
        assertThat(twilio.handset().messages(customer))
                .extracting(HandsetMessage::sid)
                .contains(sid);
    }

    /** A conversation that the customer began, as WhatsApp wants it. */
    private String writtenBy(String customer) {
        twilio.handset().send(customer, Sandbox.WHATSAPP_NUMBER, "Hello");
        return id(conversationWith(customer));
    }

    @ParameterizedTest
    @Tag("C04")
    @NullSource
    @ValueSource(strings = {"", "null"})
    void omitsAMediaUrlThatIsNone(@Nullable String url) {
        // Given
        var customer = customer();
        var message = new HashMap<String, @Nullable Object>();
        message.put("body", "Text alone");
        message.put("mediaUrl", url);
        // When
        var answer = api().body(message).post("/conversations/{id}/messages", open(customer));
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(posts(customer))
                .singleElement()
                .satisfies(call -> assertThat(call.form()).doesNotContainKey("MediaUrl"));
    }

    @Test
    @Tag("C03")
    @Tag("C04")
    void sendsAndShowsAPictureWithoutText() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var url = SandboxResource.PUBLIC_URL + SandboxResource.PICTURE;
        // When
        var answer = send(conversation, Map.of("mediaUrl", url));
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(posts(customer))
                .singleElement()
                .satisfies(call -> assertThat(call.formValue("MediaUrl")).contains(url));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation))
                        .singleElement()
                        .satisfies(message -> assertThat(String.valueOf(message.get("media")))
                                .contains("state=stored")
                                .contains("image/jpeg")));
    }

    /** It answers within its own patience: the trouble lasts. */
    @ParameterizedTest
    @Tag("Y09")
    @CsvSource({"RATE_LIMIT, Twilio has too many requests at once, 20429", "SERVER_ERROR, Twilio answered 503,"})
    void saysWhyAMessageIsLateAndSendsItOnceTwilioIsBack(FaultKind kind, String reason, @Nullable Integer code) {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var fault = twilio.faults().add(Fault.of(kind).method("POST").address(customer));
        // When
        var accepted = send(conversation, Map.of("body", "Patience"));
        // Then
        assertThat(accepted.statusCode()).isEqualTo(202);
        var id = accepted.jsonPath().getString("id");
        var delay = until(
                () -> Optional.ofNullable(messages(conversation).getFirst().get("delay")));
        assertThat(delay)
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("reason", reason)
                .containsEntry("code", code)
                .hasEntrySatisfying(
                        "nextAt",
                        nextAt -> assertThat(Instant.parse(String.valueOf(nextAt)))
                                .isAfter(Instant.now().minus(PATIENCE)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(conversation))
                        .anySatisfy(update -> assertThat(update.json()
                                        .at("/message/delay/reason")
                                        .asText())
                                .isEqualTo(reason)));
        assertThat(twilio.faults().clear(fault)).isTrue();
        awaitStatus(conversation, "delivered");
        assertThat(messages(conversation).getFirst()).containsEntry("id", id).containsEntry("delay", null);
        assertThat(twilio.handset().messages(customer)).hasSize(1);
    }

    @Test
    @Tag("C07")
    void followsAMessageUntilItIsDelivered() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        // When
        var sid = send(conversation, Map.of("body", "Hello")).jsonPath().getString("sid");
        // Then
        awaitStatus(conversation, "delivered");
        door.post(WebhookRoute.MESSAGING_STATUS, status(sid, customer, "sent"));
        settle(customer);
        assertThat(messages(conversation).getFirst()).containsEntry("status", "delivered");
        assertThat(messages(conversation)).hasSize(2);
    }

    @Test
    @Tag("C07")
    void saysInWordsWhyAMessageWasNotDelivered() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        twilio.handset().unreachable(customer, 30005);
        // When
        send(conversation, Map.of("body", "Hello"));
        // Then
        awaitStatus(conversation, "undelivered");
        assertThat(messages(conversation).getFirst())
                .containsEntry("errorCode", 30005)
                .hasEntrySatisfying("errorMessage", words -> assertThat(words).isNotNull());
    }

    @Test
    @Tag("C06")
    void recordsAMessageThatWasSentElsewhere() {
        // Given
        var customer = customer();
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "Anybody there?"));
        var conversation = conversationWith(customer);
        // When
        var sid = sendElsewhere(customer, "Answered from another desk", true);
        // Then
        var rows = messages(id(conversation), 2);
        assertThat(rows.getLast())
                .containsEntry("sid", sid)
                .containsEntry("direction", "outbound")
                .containsEntry("body", "Answered from another desk");
        assertThat(conversationWith(customer)).containsEntry("unread", 0);
        awaitStatus(id(conversation), "delivered");
        assertThat(twilio.calls().of("api", "GET", sid + ".json")).hasSize(1);
        assertThat(messages(id(conversation))).hasSize(2);
    }

    @Test
    @Tag("C06")
    void recordsAMessageThatEventStreamsSayWasSent() {
        // Given
        var customer = customer();
        var sid = sendElsewhere(customer, "Sent by a script", false);
        // When
        door.stream(streamedStatus(sid, customer, "sent"));
        // Then
        var conversation = conversationWith(customer);
        assertThat(messages(id(conversation), 1))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).containsEntry("sid", sid).containsEntry("body", "Sent by a script"));
        assertThat(conversation).containsEntry("unread", 0);
    }

    @Test
    @Tag("C04")
    void sendsOnceWhereTheAnswerNeverCame() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .address(customer)
                        .delay(Duration.ofMillis(50))
                        .times(1));
        // When
        send(conversation, Map.of("body", "Only once"));
        // Then
        awaitStatus(conversation, "delivered");
        assertThat(twilio.handset().messages(customer)).hasSize(1);
        assertThat(posts(customer)).hasSize(1);
        assertThat(messages(conversation)).hasSize(1);
    }

    @Test
    @Tag("C04")
    void keepsTryingWhileTwilioIsDown() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR)
                        .method("POST")
                        .address(customer)
                        .times(2));
        // When
        send(conversation, Map.of("body", "Later"));
        send(conversation, Map.of("body", "Even later"));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(twilio.handset().messages(customer))
                        .extracting(HandsetMessage::body)
                        .containsExactly("Later", "Even later"));
    }

    @Test
    @Tag("C04")
    void saysThatAMessageIsOnItsWayWhereTwilioTakesTooLong() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var fault = twilio.faults()
                .add(Fault.of(FaultKind.RATE_LIMIT).method("POST").address(customer));
        // When
        var answer = send(conversation, Map.of("body", "Patience"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("status")).isEqualTo("pending");
        twilio.faults().clear(fault);
        awaitStatus(conversation, "delivered");
    }

    @Test
    @Tag("C04")
    @Tag("C05")
    void saysWhyTwilioRefusedAndGoesOnWithTheNextMessage() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .address(customer)
                        .status(400)
                        .times(2));
        // When
        var answer = send(conversation, Map.of("body", "Refused"));
        var next = send(conversation, Map.of("body", "Refused as well"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("twilioCode")).isEqualTo(20001);
        assertThat(next.statusCode()).isEqualTo(502);
        assertThat(messages(conversation))
                .extracting(message -> message.get("status"))
                .containsExactly("failed", "failed");
    }

    @Test
    @Tag("A07")
    void sendsOnceForOneIdempotencyKey() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        // When
        var first = keyed(conversation, "key-1", "Once");
        var second = keyed(conversation, "key-1", "Once");
        var other = keyed(conversation, "key-1", "Something else");
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("sid"))
                .isEqualTo(first.jsonPath().getString("sid"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(posts(customer)).hasSize(1);
    }

    @Test
    @Tag("G03")
    void carriesTheCallersTraceToTwilioAndBrowser() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var trace = TraceContext.start();
        // When
        api().header("traceparent", trace.traceparent())
                .body(Map.of("body", "Traced"))
                .post("/conversations/{id}/messages", conversation)
                .then()
                .statusCode(201);
        // Then
        assertThat(posts(customer))
                .singleElement()
                .satisfies(call -> assertThat(call.traceparent().flatMap(TraceContext::parse))
                        .map(TraceContext::traceId)
                        .contains(trace.traceId()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(conversation))
                        .filteredOn(update -> update.event().type().equals("trunkline.message.added"))
                        .singleElement()
                        .satisfies(update ->
                                assertThat(update.event().trace().traceId()).isEqualTo(trace.traceId())));
    }

    private io.restassured.response.Response keyed(String conversation, String key, String body) {
        return api().header("Idempotency-Key", key)
                .body(Map.of("body", body))
                .post("/conversations/{id}/messages", conversation);
    }

    private List<RecordedCall> posts(String to) {
        return twilio.calls()
                .where(call -> call.method().equals("POST")
                        && call.path().endsWith("/Messages.json")
                        && call.formValue("To").equals(Optional.of(to)));
    }

    private void awaitStatus(String conversation, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation))
                        .extracting(message -> message.get("status"))
                        .contains(status));
    }

    /** Somebody else uses our account. */
    private String sendElsewhere(String to, String body, boolean withCallback) {
        var request = RestAssured.given()
                .auth()
                .preemptive()
                .basic(Sandbox.FLEX.sid(), Sandbox.FLEX.authTokens().getFirst())
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("From", Sandbox.SMS_NUMBER)
                .formParam("To", to)
                .formParam("Body", body);
        if (withCallback) {
            request.formParam("StatusCallback", SandboxResource.PUBLIC_URL + "/webhooks/messaging/status");
        }
        return request.post(twilio.baseUrl() + "/api/2010-04-01/Accounts/" + Sandbox.FLEX.sid() + "/Messages.json")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("sid");
    }
}

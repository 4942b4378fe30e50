package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.handset.HandsetMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class AutoRepliesTest extends InboxTestBase {

    private final List<String> rules = new ArrayList<>();

    @AfterEach
    void removeRules() {
        rules.forEach(id -> supervisor().delete("/auto-replies/{id}", id));
    }

    @Test
    @Tag("X03")
    void givesOneReplyHoweverOftenTheMessageComes() {
        // Given
        var word = word();
        rule(Map.of("kind", "keyword", "keywords", List.of(word), "text", "Hello {{name}}, we open at nine."));
        rule(Map.of("kind", "keyword", "keywords", List.of(word), "position", 5, "text", "A second one"));
        var customer = customer();
        var sid = sid("SM");
        // When
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid, word.toUpperCase()));
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid, word.toUpperCase()));
        door.stream("[" + streamed(customer, sid, word.toUpperCase(), 0) + "]");
        // Then
        settle(customer);
        var conversation = conversationWith(customer);
        assertThat(replies(customer, 1)).containsExactly("Hello , we open at nine.");
        assertThat(messages(id(conversation)))
                .filteredOn(message -> "outbound".equals(message.get("direction")))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("author", "auto-reply"));
        assertThat(conversation).containsEntry("unread", 2).containsEntry("needsReply", true);
    }

    @Test
    @Tag("X03")
    void doesNotReplyAgainWhenTheWebhookIsReplayed() {
        // Given
        var word = word();
        rule(Map.of("kind", "keyword", "keywords", List.of(word), "text", "Once"));
        var customer = customer();
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), word));
        replies(customer, 1);
        // When
        var lane = Sandbox.SMS_NUMBER + ";" + customer;
        operator()
                .body(Map.of("why", "test", "filter", Map.of("lane", lane)))
                .post("/journal/replays")
                .then()
                .statusCode(202);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                operator().get("/journal/replays").jsonPath().getString("items[0].state"))
                        .isEqualTo("enqueued"));
        settle(customer);
        assertThat(replies(customer, 1)).containsExactly("Once");
    }

    @Test
    @Tag("X03")
    void greetsOnceAndOutOfHoursOnly() {
        // Given
        var channels = List.of("messenger");
        rule(Map.of("kind", "first-message", "text", "Welcome", "channels", channels));
        rule(Map.of(
                "kind",
                "after-hours",
                "position",
                1,
                "text",
                "We are closed",
                "zone",
                "Europe/Berlin",
                "hours",
                List.of(),
                "channels",
                channels));
        var customer = "messenger:" + customer().substring(1);
        // When
        twilio.handset().send(customer, Sandbox.MESSENGER_ID, "Hello");
        replies(customer, 1);
        twilio.handset().send(customer, Sandbox.MESSENGER_ID, "Anybody there?");
        // Then
        assertThat(replies(customer, 2)).containsExactly("Welcome", "We are closed");
    }

    @Test
    @Tag("X03")
    void staysSilentToMachinesAndToWhomHasOptedOut() {
        // Given
        rule(Map.of("kind", "keyword", "keywords", List.of("a", "stop", "help"), "match", "contains", "text", "Yes?"));
        var machine = customer();
        var optedOut = customer();
        // When
        twilio.handset().send(machine, Sandbox.SMS_NUMBER, "This is a automated reply, do not reply");
        twilio.handset().send(optedOut, Sandbox.SMS_NUMBER, "STOP");
        twilio.handset().send(optedOut, Sandbox.SMS_NUMBER, "a last word");
        // Then
        settle(machine);
        settle(optedOut);
        assertThat(replies(machine, 0)).isEmpty();
        assertThat(replies(optedOut, 0)).isEmpty();
    }

    @Test
    @Tag("X03")
    void endsATalkBetweenTwoMachines() {
        // Given
        var word = word();
        rule(Map.of("kind", "keyword", "keywords", List.of(word), "match", "starts", "text", "What do you mean?"));
        var customer = customer();
        // When
        for (var turn = 0; turn < 8; turn++) {
            twilio.handset().send(customer, Sandbox.SMS_NUMBER, word + " " + turn);
        }
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "What do you mean?");
        // Then
        settle(customer);
        assertThat(replies(customer, 4)).hasSize(4);
    }

    @Test
    @Tag("X03")
    void isEditedBySupervisorsAloneAndKeepsEveryChange() {
        // Given
        var id = rule(Map.of("kind", "keyword", "keywords", List.of(word()), "text", "First"));
        var rule = new HashMap<String, Object>(
                supervisor().get("/auto-replies").jsonPath().getMap("items.find { it.id == '" + id + "' }"));
        rule.put("text", "Second");
        // When
        var byAgent = api().body(rule).put("/auto-replies/{id}", id);
        var changed = supervisor().body(rule).put("/auto-replies/{id}", id);
        var outdated = supervisor().body(rule).put("/auto-replies/{id}", id);
        var deleted = supervisor().delete("/auto-replies/{id}", id);
        // Then
        assertThat(byAgent.statusCode()).isEqualTo(403);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(deleted.statusCode()).isEqualTo(204);
        List<Map<String, Object>> changes =
                supervisor().get("/auto-replies/changes").jsonPath().getList("items");
        assertThat(changes)
                .filteredOn(change -> id.equals(change.get("rule")))
                .extracting(change -> change.get("action"), change -> change.get("who") != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("deleted", true),
                        org.assertj.core.groups.Tuple.tuple("changed", true),
                        org.assertj.core.groups.Tuple.tuple("created", true));
        assertThat(String.valueOf(changes)).contains("First", "Second");
    }

    @Test
    @Tag("X03")
    void namesAllThatIsWrongWithARule() {
        // When
        var refused = supervisor()
                .body(Map.of(
                        "name",
                        " ",
                        "kind",
                        "after-hours",
                        "text",
                        "",
                        "zone",
                        "Mars/Base",
                        "hours",
                        List.of(Map.of("day", "someday", "from", "9", "to", "17:00")),
                        "channels",
                        List.of("fax")))
                .post("/auto-replies");
        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(String.valueOf(refused.jsonPath().getList("errors")))
                .contains("name", "text", "zone", "hours.day", "hours.from", "channels");
    }

    private String rule(Map<String, Object> rule) {
        var wanted = new HashMap<>(rule);
        wanted.put("name", "Rule of " + Instant.now());
        var id = supervisor()
                .body(wanted)
                .post("/auto-replies")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        rules.add(id);
        return id;
    }

    /** What the customer has got, once there is as much. */
    private List<String> replies(String customer, int count) {
        return until(() -> java.util.Optional.of(twilio.handset().messages(customer).stream()
                        .filter(message -> !message.mine())
                        .map(HandsetMessage::body)
                        .toList())
                .filter(found -> found.size() >= count));
    }

    private static String word() {
        return "word" + System.nanoTime();
    }

    private RequestSpecification supervisor() {
        return as("supervisor");
    }

    private RequestSpecification operator() {
        return as("operator");
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), user)).contentType(ContentType.JSON);
    }
}

package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** From what stands in the inbox back to what made it. */
@QuarkusTest
class OriginTest extends InboxTestBase {

    @Test
    @Tag("Y10")
    void aMessageLeadsToTheWebhookThatCausedIt() {
        // Given
        var customer = customer();
        var sid = sid("SM");
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid, "Where from?"));
        var message = messages(id(conversationWith(customer)), 1).getFirst();
        // When
        var entry = entryOf(String.valueOf(message.get("causedBy")));
        // Then
        assertThat(entry.getString("type")).isEqualTo("twilio.messaging.inbound");
        assertThat(entry.getString("data")).contains("MessageSid=" + sid, "Body=Where");
        assertThat(entry.getString("traceId")).matches("[0-9a-f]{32}");
        assertThat(entry.getString("extensions.webhookurl")).startsWith("http");
    }

    @Test
    @Tag("Y10")
    void anAnswerLeadsToTheCommandWithItsStepsAtTwilio() {
        // Given
        var conversation = open(customer());
        // When
        var sent = send(conversation, Map.of("body", "Hello")).jsonPath();
        // Then
        var entry = entryOf(sent.getString("causedBy"));
        assertThat(entry.getString("type")).isEqualTo("trunkline.message.send");
        assertThat(entry.getString("steps[0].name")).isEqualTo("create-message");
        assertThat(entry.getString("steps[0].result.sid")).isEqualTo(sent.getString("sid"));
    }

    @Test
    @Tag("Y10")
    void whatWasStartedTowardsACustomerLeadsToItsCommand() {
        // Given
        var customer = customer();
        api().body(Map.of(
                        "fromNumber",
                        Sandbox.SMS_NUMBER,
                        "toName",
                        "Ada",
                        "toNumber",
                        customer,
                        "messageBody",
                        "Hello"))
                .post("/outbound-messages")
                .then()
                .statusCode(200);
        // When
        var started = api().get("/outbound-tasks?limit=20").jsonPath();
        // Then
        var causedBy = started.getString("items.find { it.toNumber == '" + customer + "' }.causedBy");
        assertThat(entryOf(causedBy).getString("type")).isEqualTo("trunkline.outbound-task.start");
    }

    /** The raw entry, as operators see it. */
    private JsonPath entryOf(String eventId) {
        var id = until(() -> Optional.ofNullable(operator()
                .get("/journal/entries?eventId={id}", eventId)
                .jsonPath()
                .<Object>get("items[0].id")));
        return operator()
                .get("/journal/entries/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification operator() {
        return given().auth().oauth2(LoginServer.token(login.issuer(), "operator"));
    }
}

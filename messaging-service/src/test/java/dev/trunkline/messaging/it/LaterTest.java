package dev.trunkline.messaging.it;

import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.handset.HandsetMessage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Canned replies and scheduled messages. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the field.
class LaterTest extends InboxTestBase {

    @Inject
    AgroalDataSource database;

    @Test
    @Tag("Y15")
    void sendsAScheduledMessageOnceWhenItsTimeHasCome() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        // When
        var scheduled = schedule(conversation, "See you tomorrow", Instant.now().plusSeconds(2));
        // Then
        assertThat(scheduled.statusCode()).isEqualTo(201);
        assertThat(waiting(conversation)).hasSize(1);
        until(() -> Optional.of(twilio.handset().messages(customer)).filter(found -> !found.isEmpty()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waiting(conversation)).isEmpty());
        settle(customer);
        assertThat(twilio.handset().messages(customer))
                .extracting(HandsetMessage::body)
                .containsExactly("See you tomorrow");
        assertThat(api().delete("/scheduled-messages/{id}", scheduled.jsonPath().getString("id"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @Tag("Y15")
    void sendsItOnceThoughItsTimerIsCarriedOutAgain() throws SQLException {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var id = schedule(conversation, "Only once", Instant.now().plusSeconds(1))
                .jsonPath()
                .getString("id");
        until(() -> Optional.of(twilio.handset().messages(customer)).filter(found -> !found.isEmpty()));
        // When
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                                + " values ('scheduled-send', ?, now(), false, 1) on conflict do nothing")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(id)).isZero());
        settle(customer);
        assertThat(twilio.handset().messages(customer)).hasSize(1);
    }

    @Test
    @Tag("Y15")
    void cancelsAScheduledMessage() throws SQLException {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var id = schedule(conversation, "Never mind", Instant.now().plusSeconds(2))
                .jsonPath()
                .getString("id");
        // When
        var cancelled = api().delete("/scheduled-messages/{id}", id);
        // Then
        assertThat(cancelled.statusCode()).isEqualTo(204);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(id)).isZero());
        assertThat(waiting(conversation)).isEmpty();
        assertThat(twilio.handset().messages(customer)).isEmpty();
    }

    @Test
    @Tag("Y15")
    void tellsBrowsersWhatBecomesOfAScheduledMessage() {
        // Given
        var conversation = open(customer());
        // When
        var sent = schedule(conversation, "First", Instant.now().plusSeconds(1));
        var cancelled = schedule(conversation, "Second", Instant.now().plusSeconds(3600));
        api().delete("/scheduled-messages/{id}", cancelled.jsonPath().getString("id"));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.read())
                        .filteredOn(update -> update.event().type().equals("trunkline.scheduled-message.changed"))
                        .extracting(update -> update.json()
                                        .at("/scheduledMessage/id")
                                        .asText() + " "
                                + update.json().at("/scheduledMessage/state").asText())
                        .contains(
                                sent.jsonPath().getString("id") + " waiting",
                                sent.jsonPath().getString("id") + " sent",
                                cancelled.jsonPath().getString("id") + " waiting",
                                cancelled.jsonPath().getString("id") + " cancelled"));
    }

    @Test
    @Tag("C12")
    void sendsNothingIntoADeletedConversation() throws SQLException {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var id = schedule(conversation, "Too late", Instant.now().plusSeconds(2))
                .jsonPath()
                .getString("id");
        // When
        api().delete("/conversations/{id}", conversation);
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timers(id)).isZero());
        assertThat(twilio.handset().messages(customer)).isEmpty();
        assertThat(api().get("/conversations/{id}", conversation).jsonPath().getString("status"))
                .isEqualTo("deleted");
    }

    @Test
    @Tag("Y15")
    void showsWhyAScheduledMessageCouldNotBeSent() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        schedule(conversation, "Too late", Instant.now().plusSeconds(3));
        // When
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "STOP");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waiting(conversation))
                        .singleElement()
                        .satisfies(refused -> {
                            assertThat(refused).containsEntry("state", "refused");
                            assertThat(String.valueOf(refused.get("reason"))).contains("opted out");
                        }));
        assertThat(schedule(conversation, "Again", Instant.now().plusSeconds(60))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void refusesThePastAndTheFarFuture() {
        var conversation = open(customer());
        assertThat(schedule(conversation, "Past", Instant.now().minusSeconds(1)).statusCode())
                .isEqualTo(400);
        assertThat(schedule(conversation, "Far", Instant.parse("2099-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(schedule(conversation, " ", Instant.now().plusSeconds(60)).statusCode())
                .isEqualTo(400);
    }

    @Test
    @Tag("Y15")
    void letsSupervisorsEditCannedRepliesAndAgentsReadThem() {
        // Given
        var supervisor = LoginServer.token(login.issuer(), "supervisor");
        var title = "Greeting " + System.nanoTime();
        // When
        var byAgent = api().body(Map.of("title", title, "text", "Hi")).post("/canned-replies");
        var added = api().auth()
                .oauth2(supervisor)
                .body(Map.of("title", title, "text", "Hello {{name}}"))
                .post("/canned-replies");
        var id = added.jsonPath().getString("id");
        var changed = api().auth()
                .oauth2(supervisor)
                .body(Map.of("title", title, "text", "Dear {{name}}", "version", 0))
                .put("/canned-replies/{id}", id);
        var outdated = api().auth()
                .oauth2(supervisor)
                .body(Map.of("title", title, "text", "Yo {{name}}", "version", 0))
                .put("/canned-replies/{id}", id);
        // Then
        assertThat(byAgent.statusCode()).isEqualTo(403);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(outdated.statusCode()).isEqualTo(409);
        List<Map<String, Object>> items =
                api().get("/canned-replies").jsonPath().getList("items");
        assertThat(items)
                .filteredOn(item -> id.equals(item.get("id")))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("text", "Dear {{name}}"));
        assertThat(api().auth()
                        .oauth2(supervisor)
                        .delete("/canned-replies/{id}", id)
                        .statusCode())
                .isEqualTo(204);
    }

    private Response schedule(String conversation, String body, Instant at) {
        return api().body(Map.of("body", body, "sendAt", at.toString()))
                .post("/conversations/{id}/scheduled-messages", conversation);
    }

    private List<Map<String, Object>> waiting(String conversation) {
        return api().get("/conversations/{id}/scheduled-messages", conversation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private int timers(String id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from scheduled_tasks where task_name = 'scheduled-send' and task_instance = ?")) {
            select.setString(1, id);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}

package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.journal.query.EntryState;
import dev.trunkline.journal.query.JournalQuery;
import dev.trunkline.messaging.outbound.OutboundMessages;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Statuses and messages of ours of which no webhook told. */
@QuarkusTest
@TestProfile(OldFlex.class)
@SuppressWarnings("NullAway.Init") // Injected.
class OutboundReconciliationTest extends ReconciliationTestBase {

    @Inject
    JournalQuery journal;

    @Inject
    AgroalDataSource database;

    @Test
    @Tag("Y01")
    void recoversAStatusAndNeverFallsBehindIt() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var fault = withhold(customer);
        send(conversation, Map.of("body", "Hello"));
        var sid = awaitEnd(customer, "delivered");
        deliverAgain(fault);
        // When
        var report = reconcile();
        // Then
        assertThat(report.getInt("changed")).isEqualTo(1);
        assertThat(report.getInt("missing")).isZero();
        assertThat(items(report)).containsExactly(Map.of("sid", sid, "what", "status delivered"));
        awaitStatus(conversation, sid, "delivered");
        door.post(WebhookRoute.MESSAGING_STATUS, status(sid, customer, "sent"));
        settle(customer);
        assertThat(messages(conversation).getFirst()).containsEntry("status", "delivered");
        assertThat(items(reconcile())).isEmpty();
    }

    @Test
    @Tag("Y01")
    @Tag("C07")
    void recoversWhyAMessageWasNotDelivered() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        twilio.handset().unreachable(customer, 30005);
        withhold(customer);
        send(conversation, Map.of("body", "Hello"));
        var sid = awaitEnd(customer, "undelivered");
        // When
        reconcile();
        // Then
        awaitStatus(conversation, sid, "undelivered");
        assertThat(messages(conversation).getFirst()).containsEntry("errorCode", 30005);
    }

    @Test
    @Tag("Y01")
    @Tag("C06")
    void recoversWhatWasSentElsewhere() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Anybody there?");
        var conversation = id(conversationWith(customer));
        var sid = sendElsewhere(customer, "Answered from another desk");
        awaitEnd(customer, "delivered");
        // When
        var report = reconcile();
        // Then
        assertThat(items(report)).containsExactly(Map.of("sid", sid, "what", "outbound message"));
        assertThat(messages(conversation, 2).get(1))
                .containsEntry("sid", sid)
                .containsEntry("direction", "outbound")
                .containsEntry("author", null);
        assertThat(conversationWith(customer)).containsEntry("unread", 0);
    }

    @Test
    @Tag("Y01")
    void doesNotTakeForSomebodyElsesWhatIsStillBeingSent() {
        // Given
        var customer = customer();
        var conversation = open(customer);
        var probes = loseTheAnswer(customer);
        assertThat(send(conversation, Map.of("body", "Only once")).statusCode()).isEqualTo(202);
        awaitEnd(customer, "delivered");
        // When
        var report = reconcile();
        deliverAgain(probes);
        // Then
        assertThat(report.getInt("missing")).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation))
                        .singleElement()
                        .satisfies(message -> assertThat(message)
                                .containsEntry(
                                        "sid",
                                        twilio.handset()
                                                .messages(customer)
                                                .getFirst()
                                                .sid())));
        settle(customer);
        assertThat(messages(conversation)).hasSize(2);
    }

    @Test
    @Tag("Y01")
    void recoversTheSidOfWhatWasParkedSoThatARetryDoesNotSendItAgain() throws Exception {
        // Given Twilio has it, but neither answer nor callback came, nor an answer to our question in time
        var customer = customer();
        var conversation = open(customer);
        var probes = loseTheAnswer(customer);
        var answer = send(conversation, Map.of("body", "Only once"));
        assertThat(answer.statusCode()).isEqualTo(202);
        var sid = awaitEnd(customer, "delivered");
        var command = OutboundMessages.commandId(
                java.util.UUID.fromString(answer.jsonPath().getString("id")));
        growOld(command);
        var parked = until(() -> journal.byEventId(command).filter(entry -> entry.state() == EntryState.PARKED));
        // When
        var report = reconcile();
        // Then
        assertThat(items(report)).containsExactly(Map.of("sid", sid, "what", "outbound message"));
        awaitStatus(conversation, sid, "delivered");
        deliverAgain(probes);
        given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("why", "Twilio is well again"))
                .post("/journal/entries/" + parked.id() + "/retry")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal.byEventId(command))
                        .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(EntryState.DONE)));
        assertThat(messages(conversation))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("sid", sid));
        assertThat(twilio.handset().messages(customer)).hasSize(1);
    }

    /** Makes an entry older than the time limit of messages. */
    private void growOld(String eventId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update journal_entry set appended_at = now() - interval '5 hours' where event_id = ?")) {
            statement.setString(1, eventId);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** Twilio has the next message, but neither answer nor callback comes. @return has our questions for it fail as well */
    private String loseTheAnswer(String customer) {
        withhold(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .address(customer)
                        .times(1)
                        .delay(Duration.ofMillis(50)));
        return twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR)
                        .method("GET")
                        .path("/Messages.json$")
                        .address(customer));
    }
}

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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(NoWaiting.class)
@SuppressWarnings("NullAway.Init") // Injected.
class ReconciliationTest extends ReconciliationTestBase {

    @Inject
    JournalQuery journal;

    @Inject
    AgroalDataSource database;

    @Test
    @Tag("Y01")
    void recoversInboundMessagesOnceAndInTheirPlaces() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "one");
        var conversation = id(conversationWith(customer));
        var fault = withhold(customer);
        var picture = twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "two");
        var text = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "three");
        deliverAgain(fault);
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "four");
        messages(conversation, 2);
        // When
        var report = reconcile();
        // Then
        assertThat(report.getString("state")).isEqualTo("done");
        assertThat(report.getInt("missing")).isEqualTo(2);
        assertThat(report.getInt("applied")).isEqualTo(2);
        assertThat(items(report))
                .containsExactly(
                        Map.of("sid", picture, "what", "inbound message"),
                        Map.of("sid", text, "what", "inbound message"));
        assertThat(messages(conversation, 4))
                .extracting(message -> message.get("body"))
                .containsExactly("one", "two", "three", "four");
        assertThat(conversationWith(customer)).containsEntry("unread", 4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                String.valueOf(messages(conversation).get(1).get("media")))
                        .contains("state=stored")
                        .contains("image/jpeg"));
        assertThat(pages(conversation)).containsExactly("one", "two", "three", "four");
        assertThat(updates.ofConversation(conversation))
                .filteredOn(update -> update.event().type().equals("trunkline.message.added"))
                .hasSize(4);
    }

    @Test
    @Tag("Y01")
    @Tag("C14")
    void recoversMoreThanTwilioListsOnOnePage() {
        // Given
        var customer = customer();
        var fault = withhold(customer);
        var count = 1_020;
        IntStream.rangeClosed(1, count)
                .forEach(number -> twilio.handset().send(customer, Sandbox.SMS_NUMBER, "number " + number));
        deliverAgain(fault);
        // When
        var report = reconcile();
        // Then
        assertThat(report.getInt("missing")).isEqualTo(count);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(conversationWith(customer)).containsEntry("unread", count));
        assertThat(messages(id(conversationWith(customer))))
                .extracting(message -> message.get("body"))
                .containsExactlyElementsOf(IntStream.rangeClosed(count - 99, count)
                        .mapToObj(number -> "number " + number)
                        .toList());
        assertThat(twilio.calls().where(call -> call.query().endsWith("&Page=1")))
                .isNotEmpty();
    }

    @Test
    @Tag("C12")
    void bringsNothingBackThatWasDeleted() {
        // Given
        var customer = customer();
        var inbound = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Forget this");
        var conversation = id(conversationWith(customer));
        var outbound = send(conversation, Map.of("body", "And this")).jsonPath().getString("sid");
        api().delete("/conversations/{id}", conversation).then().statusCode(204);
        // When
        var report = reconcile();
        // Then
        assertThat(items(report)).extracting(item -> item.get("sid")).doesNotContain(inbound, outbound);
        assertThat(messages(conversation)).isEmpty();
        assertThat(find(customer)).isEmpty();
    }

    @Test
    @Tag("Y01")
    void findsNothingTheSecondTime() {
        // Given
        var customer = customer();
        var fault = withhold(customer);
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Missed");
        deliverAgain(fault);
        assertThat(reconcile().getInt("applied")).isEqualTo(1);
        messages(id(conversationWith(customer)), 1);
        // When
        var second = reconcile();
        // Then
        assertThat(second.getString("state")).isEqualTo("done");
        assertThat(second.getInt("compared")).isPositive();
        assertThat(second.getInt("missing")).isZero();
        assertThat(second.getInt("changed")).isZero();
        assertThat(items(second)).isEmpty();
    }

    @Test
    @Tag("Y01")
    void changesNothingWhereTheWebhooksComeAfterAll() {
        // Given
        var customer = customer();
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "one");
        var conversation = id(conversationWith(customer));
        withhold(customer);
        send(conversation, Map.of("body", "two"));
        var outbound = awaitEnd(customer, "delivered");
        twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "three");
        reconcile();
        messages(conversation, 3);
        awaitStatus(conversation, outbound, "delivered");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(String.valueOf(messages(conversation))).contains("state=stored"));
        var before = messages(conversation);
        twilio.faults().clear();
        // When
        var late = twilio.releaseWebhooks();
        settle(customer);
        // Then
        assertThat(late).isGreaterThanOrEqualTo(3);
        assertThat(messages(conversation).subList(0, 3)).isEqualTo(before);
        assertThat(messages(conversation)).hasSize(4);
    }

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
        withhold(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .address(customer)
                        .times(1)
                        .delay(java.time.Duration.ofMillis(50)));
        var probes = twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR)
                        .method("GET")
                        .path("/Messages.json$")
                        .address(customer));
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
        withhold(customer);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .address(customer)
                        .times(1)
                        .delay(java.time.Duration.ofMillis(50)));
        var probes = twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR)
                        .method("GET")
                        .path("/Messages.json$")
                        .address(customer));
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

    @Test
    @Tag("Y01")
    void saysWhyItFailedAndFindsTheRestTheNextTime() {
        // Given
        var customer = customer();
        var fault = withhold(customer);
        twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Missed");
        deliverAgain(fault);
        var down = twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR).method("GET").path("/Messages.json$"));
        // When
        var failed = reconcile();
        // Then
        assertThat(failed.getString("state")).isEqualTo("failed");
        assertThat(failed.getString("reason")).contains("503");
        deliverAgain(down);
        assertThat(reconcile().getInt("applied")).isEqualTo(1);
        messages(id(conversationWith(customer)), 1);
    }

    @Test
    @Tag("Y01")
    void keepsItsReportsForOperatorsAlone() {
        // Given
        var report = reconcile();
        // When
        var reports = reports();
        // Then
        assertThat(reports.getLong("items[0].id")).isEqualTo(report.getLong("id"));
        assertThat(reports.getString("items[0].state")).isEqualTo("done");
        assertThat(reports.getString("items[0].by")).isEqualTo(report.getString("by"));
        assertThat(reports.getString("items[0].finishedAt")).isNotBlank();
        for (var role : List.of("agent", "supervisor")) {
            given().auth().oauth2(token(role)).get("/reconciliation").then().statusCode(403);
            given().auth()
                    .oauth2(token(role))
                    .contentType(ContentType.JSON)
                    .body(Map.of("why", "curious"))
                    .post("/reconciliation")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void saysInTheAuditLogWhoAskedForAComparisonAndWhy() {
        // Given
        var report = reconcile();
        // When
        var audit = given().auth()
                .oauth2(token("operator"))
                .get("/journal/audit?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(audit.getString("items[0].action")).isEqualTo("reconcile");
        assertThat(audit.getString("items[0].who")).isEqualTo(report.getString("by"));
        assertThat(audit.getString("items[0].why")).isEqualTo("a webhook may be missing");
        assertThat(audit.getLong("items[0].detail.reconciliation")).isEqualTo(report.getLong("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"why\": \" \"}", "{\"why\": \"wh\\u0000y\"}"})
    void refusesAComparisonWithoutAReason(String wish) {
        given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(wish)
                .post("/reconciliation")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void refusesARangeThatIsNone() {
        given().auth()
                .oauth2(token("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("why", "typo", "from", "2026-11-21T10:00:00Z", "to", "2026-11-21T09:00:00Z"))
                .post("/reconciliation")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
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

    /** Page by page, one message each, oldest first. */
    private List<Object> pages(String conversation) {
        var bodies = new java.util.ArrayList<Object>();
        var page =
                api().get("/conversations/{id}/messages?limit=1", conversation).jsonPath();
        bodies.add(page.getString("items[0].body"));
        while (page.get("next") != null) {
            page = api().get("/conversations/{id}/messages?limit=1&before={seq}", conversation, page.getLong("next"))
                    .jsonPath();
            bodies.addFirst(page.getString("items[0].body"));
        }
        return bodies;
    }

    /** Waits until Twilio is done with the only message to a customer. @return its SID */
    private String awaitEnd(String customer, String status) {
        return until(() -> twilio.handset().messages(customer).stream()
                        .filter(message -> message.status().equals(status))
                        .findFirst())
                .sid();
    }

    private void awaitStatus(String conversation, String sid, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages(conversation))
                        .filteredOn(message -> sid.equals(message.get("sid")))
                        .extracting(message -> message.get("status"))
                        .containsExactly(status));
    }
}

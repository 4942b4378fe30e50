package dev.trunkline.messaging.it;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.messaging.erasure.MessagesAtTwilio;
import dev.trunkline.messaging.upload.Samples;
import dev.trunkline.simulator.Sandbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Erasing one person's data, and who did what in the inbox. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
class ErasureTest extends ReconciliationTestBase {

    @Inject
    AgroalDataSource database;

    @Inject
    MessagesAtTwilio atTwilio;

    @Test
    @Tag("Y13")
    void leavesNothingOfAPersonAndSaysSoInAReceipt() throws SQLException {
        // Given a person with all there is: pictures, answers, a name, labels, notes, a file, something scheduled,
        // another channel
        var person = customer();
        twilio.handset().sendPicture(person, Sandbox.SMS_NUMBER, "My number is " + person);
        var id = id(conversationWith(person));
        awaitStored(id);
        api().body(Map.of("name", "Maya " + person)).patch("/conversations/{id}", id);
        api().body(Map.of("labels", List.of(person))).put("/conversations/{id}/labels", id);
        api().body(Map.of("body", "Call " + person)).post("/conversations/{id}/notes", id);
        var file = upload();
        send(id, Map.of("body", "For " + person, "mediaUrl", file)).then().statusCode(201);
        api().body(Map.of(
                        "body",
                        "Later, " + person,
                        "sendAt",
                        Instant.now().plusSeconds(3600).toString()))
                .post("/conversations/{id}/scheduled-messages", id)
                .then()
                .statusCode(201);
        twilio.handset().send("whatsapp:" + person, Sandbox.WHATSAPP_NUMBER, "Here too");
        conversationWith("whatsapp:" + person);
        settle(person);
        var sids = new ArrayList<String>();
        messages(id).forEach(message -> sids.add(String.valueOf(message.get("sid"))));
        // When
        var answer = erase(person, "asked by letter");
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        var receipt = answer.jsonPath();
        assertThat(receipt.getString("state")).isEqualTo("done");
        assertThat(receipt.getString("requestedBy")).isNotBlank();
        assertThat(receipt.<String, Integer>getMap("counts"))
                .containsEntry("conversations", 2)
                .containsEntry("contacts", 2)
                .containsEntry("notes", 1)
                .containsEntry("scheduledMessages", 1)
                .containsEntry("uploads", 1)
                .containsKeys("messages", "media", "journalEntries", "journalLanes", "journalSteps");
        assertThat(receipt.<String>getList("expires.what"))
                .contains(
                        "trunkline.webhooks.messaging",
                        "trunkline.updates.conversations",
                        "requests that Kafka refused");
        assertThat(receipt.<String>getList("expires.by"))
                .allSatisfy(by -> assertThat(Instant.parse(by)).isAfter(Instant.now()));
        assertThat(answer.asString()).doesNotContain(person.substring(1));
        assertThat(Places.of(database, person.substring(1))).isEmpty();
        assertThat(sids)
                .isNotEmpty()
                .allSatisfy(sid -> assertThat(Places.of(database, sid)).isEmpty());
        assertThat(given().get(file.substring(SandboxResource.PUBLIC_URL.length()))
                        .statusCode())
                .isEqualTo(410);
        assertThat(supervisor().get("/erasures/{id}", receipt.getString("id")).asString())
                .isEqualTo(answer.asString());
        assertThat(supervisor()
                        .queryParam("address", person)
                        .get("/erasures")
                        .jsonPath()
                        .<String>getList("items.id"))
                .containsExactly(receipt.getString("id"));
        awaitErased(id);
    }

    @Test
    @Tag("Y13")
    void keepsLateNewsOutAndBeginsAnewWithTheNextMessage() throws SQLException {
        // Given
        var person = customer();
        var first = sid("SM");
        door.post(WebhookRoute.MESSAGING, inbound(person, Sandbox.SMS_NUMBER, first, "Forget this"));
        var id = id(conversationWith(person));
        var sent = send(id, Map.of("body", "Forget that too")).jsonPath().getString("sid");
        erase(person, "asked by letter").then().statusCode(201);
        // When everything comes again, also by a comparison with Twilio's list
        door.stream("[" + streamed(person, first, "Forget this", 0) + "]");
        door.post(WebhookRoute.MESSAGING, inbound(person, Sandbox.SMS_NUMBER, first, "Forget this"));
        door.post(WebhookRoute.MESSAGING_STATUS, status(sent, person, "delivered"));
        reconcile();
        door.post(WebhookRoute.MESSAGING, inbound(person, Sandbox.SMS_NUMBER, sid("SM"), "A new start"));
        // Then
        var anew = conversationWith(person);
        settle(person);
        assertThat(id(anew)).isNotEqualTo(id);
        assertThat(anew).containsEntry("contactName", null).containsEntry("unread", 1);
        assertThat(messages(id(anew)))
                .extracting(message -> message.get("body"))
                .containsExactly("A new start", "settled");
        assertThat(api().get("/conversations/{id}", id).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("Y13")
    void stillKnowsThatThePersonOptedOut() {
        // Given
        var person = customer();
        twilio.handset().send(person, Sandbox.SMS_NUMBER, "STOP");
        var id = id(until(() -> find(person).filter(found -> Boolean.TRUE.equals(found.get("optedOut")))));
        var receipt = erase(person, "asked by letter").jsonPath();
        // When
        var anew = open(person);
        // Then
        assertThat(anew).isNotEqualTo(id);
        assertThat(receipt.getInt("counts.optOutsKept")).isEqualTo(1);
        assertThat(send(anew, Map.of("body", "Hello?")).statusCode()).isEqualTo(409);
    }

    @Test
    @Tag("Y13")
    void isForSupervisorsAndTakesNoReasonThatNamesThePerson() {
        // Given
        var person = customer();
        open(person);
        // When
        var byAgent = api().body(Map.of("address", person, "reason", "asked by letter"))
                .post("/erasures");
        var named = erase(person, "the one with " + person.substring(1));
        var ours = erase(Sandbox.SMS_NUMBER, "a slip");
        // Then
        assertThat(byAgent.statusCode()).isEqualTo(403);
        assertThat(named.statusCode()).isEqualTo(400);
        assertThat(ours.statusCode()).isEqualTo(422);
        assertThat(find(person)).isPresent();
    }

    @Test
    @Tag("Y13")
    void deletesMessagesAtTwilioToo() throws Exception {
        // Given
        var sid = twilio.handset().send(customer(), Sandbox.SMS_NUMBER, "Delete me there");
        // When
        var deleted = atTwilio.delete(sid, TraceContext.start());
        var again = atTwilio.delete(sid, TraceContext.start());
        // Then
        assertThat(deleted).isTrue();
        assertThat(again).isFalse();
        assertThat(twilio.calls().of("api", "DELETE", sid + ".json")).hasSize(2);
    }

    @Test
    void tellsSupervisorsWhoDidWhat() {
        // Given
        var person = customer();
        var id = open(person);
        // When
        api().post("/conversations/{id}/claim", id);
        supervisor().delete("/conversations/{id}/claim", id);
        api().body(Map.of("agent", "ben")).put("/conversations/{id}/assignee", id);
        api().delete("/conversations/{id}", id);
        erase(person, "asked by letter").then().statusCode(201);
        // Then
        var audit = supervisor().get("/audit?conversationId=" + id).jsonPath();
        assertThat(audit.<String>getList("items.action"))
                .containsExactly("erased", "deleted", "assigned", "released", "claimed");
        assertThat(audit.getString("items[2].detail")).isEqualTo("ben");
        assertThat(audit.getString("items[3].detail")).isEqualTo(audit.getString("items[4].who"));
        assertThat(api().get("/audit").statusCode()).isEqualTo(403);
    }

    private RequestSpecification supervisor() {
        return given().auth().oauth2(token("supervisor")).contentType(ContentType.JSON);
    }

    private Response erase(String address, String reason) {
        return supervisor().body(Map.of("address", address, "reason", reason)).post("/erasures");
    }

    private String upload() {
        return given().auth()
                .oauth2(token("agent"))
                .contentType("multipart/form-data")
                .multiPart("file", "a.jpg", Samples.of("jpeg"), "image/jpeg")
                .post("/media")
                .then()
                .statusCode(201)
                .extract()
                .path("mediaUrl");
    }

    private void awaitStored(String conversation) {
        until(() -> Optional.of(messages(conversation).toString()).filter(text -> text.contains("state=stored")));
    }

    private void awaitErased(String conversation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.read())
                        .anySatisfy(update -> assertThat(update.event().type() + update.json())
                                .isEqualTo(
                                        "trunkline.conversation.erased{\"conversationId\":\"" + conversation + "\"}")));
    }
}

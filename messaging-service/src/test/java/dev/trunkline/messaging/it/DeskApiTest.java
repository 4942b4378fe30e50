package dev.trunkline.messaging.it;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What agents do to conversations, as browsers ask for it. */
@QuarkusTest
class DeskApiTest extends InboxTestBase {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202E 🙂 '; drop table contact; --";

    @Test
    @Tag("C08")
    void opensAnEmptyConversationOnTopBeforeItAnswers() {
        // Given
        var customer = customer();
        // When
        var id = open(customer);
        // Then
        assertThat(conversations().<Map<String, Object>>getList("items").getFirst())
                .containsEntry("id", id)
                .containsEntry("unread", 0)
                .containsEntry("status", "open")
                .containsEntry("lastMessage", null);
    }

    @Test
    @Tag("C09")
    void resetsUnreadInTheStoreAndTellsEveryBrowser() {
        // Given
        var customer = customer();
        for (var index = 0; index < 3; index++) {
            receive(customer, "text " + index);
        }
        var id =
                id(until(() -> find(customer).filter(found -> Integer.valueOf(3).equals(found.get("unread")))));
        // When
        var answer = api().post("/conversations/{id}/read", id);
        // Then
        assertThat(answer.jsonPath().getInt("unread")).isZero();
        assertThat(conversationWith(customer)).containsEntry("unread", 0).containsEntry("needsReply", true);
        awaitChange(id, "read");
    }

    @Test
    @Tag("C10")
    @Tag("C18")
    void keepsAHostileNameAsItIsThroughLaterMessages() {
        // Given
        var customer = customer();
        receive(customer, "Hello");
        var id = id(conversationWith(customer));
        // When
        patch(id, Map.of("name", HOSTILE)).then().statusCode(200);
        receive(customer, "Again");
        // Then
        var conversation =
                until(() -> find(customer).filter(found -> Integer.valueOf(2).equals(found.get("unread"))));
        assertThat(conversation).containsEntry("contactName", HOSTILE);
        awaitChange(id, "renamed");
    }

    @Test
    @Tag("C10")
    void takesANameAway() {
        // Given
        var id = open(customer());
        patch(id, Map.of("name", "Maya"));
        // When
        var answer = patch(id, Collections.singletonMap("name", null));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("contactName")).isNull();
    }

    @Test
    @Tag("C11")
    void archivesAndOpensAgain() {
        // Given
        var customer = customer();
        var id = open(customer);
        // When
        patch(id, Map.of("status", "closed")).then().statusCode(200);
        var whileClosed = find(customer);
        patch(id, Map.of("status", "open")).then().statusCode(200);
        // Then
        assertThat(whileClosed).isEmpty();
        assertThat(find(customer)).isPresent();
        awaitChange(id, "archived");
    }

    @Test
    @Tag("C12")
    @Tag("C13")
    void deletesForGoodAndReopensWithTheOldNameOnANewMessage() {
        // Given
        var customer = customer();
        var first = sid("SM");
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, first, "Forget this"));
        var id = id(conversationWith(customer));
        patch(id, Map.of("name", "Maya"));
        var sent = send(id, Map.of("body", "Forgotten")).jsonPath();
        // When
        api().delete("/conversations/{id}", id).then().statusCode(204);
        var left = messages(id);
        var status = api().get("/conversations/{id}", id).jsonPath().getString("status");
        door.stream("[" + streamed(customer, first, "Forget this", 0) + "]");
        door.post(WebhookRoute.MESSAGING_STATUS, status(sent.getString("sid"), customer, "delivered"));
        receive(customer, "Me again");
        // Then
        assertThat(left).isEmpty();
        assertThat(status).isEqualTo("deleted");
        var reopened = conversationWith(customer);
        assertThat(reopened).containsEntry("id", id).containsEntry("unread", 1).containsEntry("contactName", "Maya");
        settle(customer);
        assertThat(messages(id)).extracting(message -> message.get("body")).containsExactly("Me again", "settled");
        awaitChange(id, "deleted");
    }

    @Test
    @Tag("C12")
    void doesNotSendADeletedMessageOnceMore() {
        // Given
        var id = open(customer());
        var key = UUID.randomUUID().toString();
        var body = Map.of("body", "Once");
        api().header("Idempotency-Key", key).body(body).post("/conversations/{id}/messages", id);
        api().delete("/conversations/{id}", id);
        // When
        var again = api().header("Idempotency-Key", key).body(body).post("/conversations/{id}/messages", id);
        // Then
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(messages(id)).isEmpty();
    }

    @Test
    @Tag("C12")
    void deletesPicturesToo() {
        // Given
        var customer = customer();
        twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "Look");
        var id = id(conversationWith(customer));
        var media = until(() -> messages(id).stream()
                .flatMap(message -> ((List<?>) Objects.requireNonNull(message.get("media"))).stream())
                .map(Map.class::cast)
                .filter(item -> "stored".equals(item.get("state")))
                .findFirst());
        // When
        api().delete("/conversations/{id}", id).then().statusCode(204);
        // Then
        assertThat(api().get("/media/{id}", media.get("id")).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("C13")
    void reopensAnArchivedConversationWithOneUnread() {
        // Given
        var customer = customer();
        receive(customer, "First");
        var id = id(conversationWith(customer));
        patch(id, Map.of("name", "Maya", "status", "closed"));
        // When
        receive(customer, "Second");
        // Then
        assertThat(conversationWith(customer))
                .containsEntry("unread", 1)
                .containsEntry("contactName", "Maya")
                .containsEntry("status", "open");
    }

    @Test
    @Tag("C14")
    void listsTwentyUnlessAskedForMore() {
        // Given
        var customer = customer();
        for (var index = 0; index < 25; index++) {
            receive(customer, "text " + index);
            open(customer());
        }
        var id = id(conversationWith(customer));
        messages(id, 25);
        // When
        var history = api().get("/conversations/{id}/messages", id).jsonPath();
        var older = api().get("/conversations/{id}/messages?before={seq}", id, history.getLong("next"))
                .jsonPath();
        var list = api().get("/conversations").jsonPath();
        // Then
        assertThat(history.<String>getList("items.body"))
                .isEqualTo(IntStream.range(5, 25)
                        .mapToObj(index -> "text " + index)
                        .toList());
        assertThat(older.<String>getList("items.body"))
                .isEqualTo(
                        IntStream.range(0, 5).mapToObj(index -> "text " + index).toList());
        assertThat(list.<String>getList("items.id")).hasSize(20);
        assertThat(list.<String>getList("items.lastActivityAt").stream()
                        .map(Instant::parse)
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    @Tag("Y15")
    void givesAClaimToOneOfManyAndKeepsOthersFromWriting() throws Exception {
        // Given
        var id = open(customer());
        // When
        List<Response> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 10)
                    .mapToObj(index -> threads.submit(
                            () -> as(index % 2 == 0 ? "agent" : "supervisor").post("/conversations/{id}/claim", id)))
                    .toList();
            answers = new ArrayList<>();
            for (var claim : tries) {
                answers.add(claim.get());
            }
        }
        // Then
        var holder = api().get("/conversations/{id}", id).jsonPath().getString("claimedBy");
        var other = holder.equals("agent") ? "supervisor" : "agent";
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(5)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(answer.jsonPath().getString("holder")).isEqualTo(holder);
                });
        var refused = as(other).body(Map.of("body", "Mine")).post("/conversations/{id}/messages", id);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("holder")).isEqualTo(holder);
        assertThat(messages(id)).isEmpty();
    }

    @Test
    @Tag("Y15")
    void releasesAClaimForItsHolderAndForSupervisors() {
        // Given
        var id = open(customer());
        as("supervisor").post("/conversations/{id}/claim", id);
        // When
        var ofAnother = as("agent").delete("/conversations/{id}/claim", id);
        var ofTheHolder = as("supervisor").delete("/conversations/{id}/claim", id);
        as("agent").post("/conversations/{id}/claim", id);
        var ofASupervisor = as("supervisor").delete("/conversations/{id}/claim", id);
        // Then
        assertThat(ofAnother.statusCode()).isEqualTo(409);
        assertThat(ofTheHolder.statusCode()).isEqualTo(200);
        assertThat(ofASupervisor.statusCode()).isEqualTo(200);
        assertThat(ofASupervisor.jsonPath().getString("claimedBy")).isNull();
    }

    @Test
    @Tag("Y15")
    void filtersByAssigneeLabelNameAndWhoWaits() {
        // Given
        var label = "label-" + UUID.randomUUID().toString().substring(0, 8);
        var customer = customer();
        receive(customer, "Hello");
        var id = id(conversationWith(customer));
        put(id, "assignee", Map.of("agent", "agent")).then().statusCode(200);
        put(id, "labels", Map.of("labels", List.of("vip", label))).then().statusCode(200);
        patch(id, Map.of("name", "Übermut " + label));
        // When
        var wanted = List.of(
                "assignee=me&label=" + label,
                "assignee=agent&label=" + label,
                "needsReply=true&label=" + label,
                "search=mut " + label.substring(0, 10),
                "search=" + customer.substring(2, 5) + " " + customer.substring(5));
        var others = List.of("assignee=none&label=" + label, "needsReply=false&label=" + label, "search=%_%" + label);
        // Then
        assertThat(wanted).allSatisfy(query -> assertThat(listed(query)).containsExactly(id));
        assertThat(others).allSatisfy(query -> assertThat(listed(query)).isEmpty());
    }

    private List<String> listed(String query) {
        return api().urlEncodingEnabled(true)
                .get("/conversations?" + query)
                .jsonPath()
                .getList("items.id");
    }

    @Test
    @Tag("Y15")
    void keepsNotesThatNobodyOutsideGets() {
        // Given
        var id = open(customer());
        twilio.calls().clear();
        // When
        api().body(Map.of("body", HOSTILE))
                .post("/conversations/{id}/notes", id)
                .then()
                .statusCode(201);
        as("supervisor").body(Map.of("body", "Seen")).post("/conversations/{id}/notes", id);
        // Then
        var notes = api().get("/conversations/{id}/notes", id).jsonPath();
        assertThat(notes.<String>getList("items.body")).containsExactly(HOSTILE, "Seen");
        assertThat(notes.<String>getList("items.author")).containsExactly("agent", "supervisor");
        assertThat(messages(id)).isEmpty();
        assertThat(twilio.calls().all()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id))
                        .filteredOn(update -> update.event().type().equals("trunkline.note.added"))
                        .hasSize(2));
    }

    @Test
    @Tag("Y15")
    void marksPerAgentWhatWasRead() {
        // Given
        var customer = customer();
        receive(customer, "Hello");
        var id = id(conversationWith(customer));
        as("agent").post("/conversations/{id}/read", id);
        receive(customer, "Hello?");
        until(() -> find(customer).filter(found -> Integer.valueOf(2).equals(found.get("received"))));
        // When
        var answer = as("supervisor").post("/conversations/{id}/read", id).jsonPath();
        // Then
        assertThat(answer.<String>getList("readMarks.agent")).containsExactly("supervisor", "agent");
        assertThat(answer.<Integer>getList("readMarks.received")).containsExactly(2, 1);
        assertThat(answer.getBoolean("needsReply")).isTrue();
    }

    @Test
    @Tag("Y15")
    void needsNoReplyOnceOneIsOnItsWay() {
        // Given
        var customer = customer();
        receive(customer, "Hello");
        var id = id(conversationWith(customer));
        // When
        send(id, Map.of("body", "Hi"));
        // Then
        assertThat(conversationWith(customer)).containsEntry("needsReply", false);
    }

    @Test
    @Tag("Y15")
    void tellsWhoIsThereWhicheverInstanceWasTold() {
        // Given
        var id = open(customer());
        // When
        put(id, "presence", Map.of("state", "typing")).then().statusCode(204);
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/messaging/conversations/" + id,
                "trunkline.conversation.presence",
                Instant.now(),
                "application/json",
                Map.of(),
                """
                {"presence":{"conversationId":"%s","agent":"ben","state":"viewing","until":"%s"}}""".formatted(id, Instant.now().plusSeconds(30)).getBytes(StandardCharsets.UTF_8));
        try (var other = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", infrastructure.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            other.send(event.toRecord(Topics.updates(UpdateArea.CONVERSATIONS), id));
        }
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().get("/conversations/{id}/presence", id)
                                .jsonPath()
                                .<String>getList("items.agent"))
                        .containsExactly("agent", "ben"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.read())
                        .filteredOn(update -> update.key().equals(id)
                                && update.event().type().equals("trunkline.conversation.presence"))
                        .anySatisfy(update -> assertThat(
                                        update.json().at("/presence/state").asText())
                                .isEqualTo("typing")));
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, , {}",
        "PATCH, , '{\"status\":\"deleted\"}'",
        "PATCH, , '{\"name\":7}'",
        "PATCH, , '{\"name\":\"a\\u0000b\"}'",
        "PATCH, , '{\"name\":\"a\\nb\"}'",
        "PATCH, , []",
        "PUT, /labels, '{\"labels\":[\"a\\u0000b\"]}'",
        "PUT, /labels, '{\"labels\":[\"\"]}'",
        "PUT, /labels, '{\"labels\":[null]}'",
        "PUT, /labels, {}",
        "PUT, /assignee, '{\"agent\":\"a\\u0000b\"}'",
        "POST, /notes, '{\"body\":\"a\\u0000b\"}'",
        "POST, /notes, '{\"body\":\" \"}'",
        "POST, /notes, {}",
        "PUT, /presence, '{\"state\":\"asleep\"}'",
        "PUT, /presence, {}"
    })
    void refusesWhatCannotBe(String method, String path, String body) {
        // When
        var answer = api().body(body)
                .request(method, "/conversations/" + open(customer()) + Objects.requireNonNullElse(path, ""));
        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesWhatIsTooLong() {
        // Given
        var id = open(customer());
        // When
        var name = patch(id, Map.of("name", "x".repeat(900_000)));
        var note = api().body(Map.of("body", "x".repeat(900_000))).post("/conversations/{id}/notes", id);
        var larger = api().body(Map.of("body", "x".repeat(2_000_000))).post("/conversations/{id}/notes", id);
        // Then
        assertThat(name.statusCode()).isEqualTo(400);
        assertThat(note.statusCode()).isEqualTo(400);
        assertThat(larger.statusCode()).isEqualTo(413);
    }

    @Test
    void knowsNothingOfAConversationThatIsNotThere() {
        // Given
        var unknown = UUID.randomUUID().toString();
        // When
        var answers = List.of(
                patch(unknown, Map.of("name", "Maya")),
                api().delete("/conversations/{id}", unknown),
                api().post("/conversations/{id}/claim", unknown),
                put(unknown, "assignee", Map.of("agent", "ana")),
                put(unknown, "labels", Map.of("labels", List.of())),
                put(unknown, "presence", Map.of("state", "viewing")),
                api().get("/conversations/{id}/notes", unknown));
        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));
    }

    private void receive(String customer, String body) {
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), body));
    }

    private Response patch(String id, Map<String, ?> wish) {
        return api().body(wish).patch("/conversations/{id}", id);
    }

    private Response put(String id, String what, Map<String, ?> body) {
        return api().body(body).put("/conversations/{id}/" + what, id);
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(LoginServer.token(login.issuer(), role)).contentType(ContentType.JSON);
    }

    private void awaitChange(String id, String what) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id)).anySatisfy(update -> {
                    assertThat(update.json().at("/change/what").asText()).isEqualTo(what);
                    assertThat(update.json().at("/change/by").asText()).isEqualTo("agent");
                }));
    }
}

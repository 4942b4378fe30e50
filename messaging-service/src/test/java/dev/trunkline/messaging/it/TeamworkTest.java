package dev.trunkline.messaging.it;

import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.UpdateArea;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How agents share their work: claims, labels, notes, read marks, presence. */
@QuarkusTest
class TeamworkTest extends DeskTestBase {

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

    private List<String> listed(String query) {
        return api().urlEncodingEnabled(true)
                .get("/conversations?" + query)
                .jsonPath()
                .getList("items.id");
    }
}

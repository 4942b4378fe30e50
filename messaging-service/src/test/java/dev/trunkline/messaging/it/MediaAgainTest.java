package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OldFlex.class)
class MediaAgainTest extends InboxTestBase {

    @Test
    @Tag("Y08")
    void fetchesOnDemandWhatWasGivenUp() {
        // Given
        var customer = customer();
        var missing = twilio.faults().add(Fault.of(FaultKind.MEDIA_MISSING));
        twilio.handset().sendPicture(customer, Sandbox.SMS_NUMBER, "Look");
        var conversation = id(conversationWith(customer));
        awaitState(conversation, "failed");
        assertThat(twilio.faults().clear(missing)).isTrue();
        var media = media(conversation);
        // When
        var asked = api().post("/media/{id}/fetch", media.get("id"));
        // Then
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.jsonPath().getString("state")).isEqualTo("pending");
        awaitState(conversation, "stored");
        assertThat(api().get("/media/{id}", media.get("id")).contentType()).isEqualTo("image/jpeg");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(conversation))
                        .filteredOn(update -> update.event().type().equals("trunkline.message.changed"))
                        .extracting(update ->
                                update.json().at("/message/media/0/state").asText())
                        .containsSubsequence("failed", "pending", "stored"));
        assertThat(api().post("/media/{id}/fetch", media.get("id")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsNoOtherMedia() {
        api().post("/media/{id}/fetch", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private Map<String, Object> media(String conversation) {
        return api().get("/conversations/{id}/messages", conversation)
                .jsonPath()
                .getMap("items[0].media[0]");
    }

    private void awaitState(String conversation, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(media(conversation)).containsEntry("state", state));
    }
}

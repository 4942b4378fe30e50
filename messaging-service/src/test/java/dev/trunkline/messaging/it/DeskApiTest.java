package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A conversation from its beginning to its end, as browsers ask for it. */
@QuarkusTest
class DeskApiTest extends DeskTestBase {

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
        var rest = api().get("/conversations?cursor={cursor}", list.getString("next"))
                .jsonPath();
        // Then
        assertThat(history.<String>getList("items.body"))
                .isEqualTo(IntStream.range(5, 25)
                        .mapToObj(index -> "text " + index)
                        .toList());
        assertThat(older.<String>getList("items.body"))
                .isEqualTo(
                        IntStream.range(0, 5).mapToObj(index -> "text " + index).toList());
        assertThat(list.<String>getList("items.id")).hasSize(20);
        assertThat(rest.<String>getList("items.id"))
                .hasSizeGreaterThanOrEqualTo(6)
                .doesNotContainAnyElementsOf(list.getList("items.id"));
        assertThat(list.<String>getList("items.lastActivityAt").stream()
                        .map(Instant::parse)
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }
}

package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ApiTest extends InboxTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"/conversations", "/conversations/x", "/conversations/x/messages", "/media/x"})
    void asksEverybodyForAToken(String path) {
        // When
        var answer = given().get(path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenThatIsMeantForAnother() {
        // When
        var answer =
                given().auth().oauth2(LoginServer.foreignToken(login.issuer())).get("/conversations");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    @TestSecurity(user = "guest", roles = "guest")
    void refusesWhoeverHasNoneOfOurRoles() {
        // When
        var answer = given().get("/conversations");
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void opensAnEmptyConversationOnTop() {
        // Given
        var customer = customer();
        // When
        var id = open(customer);
        // Then
        assertThat(conversations().getString("items[0].id")).isEqualTo(id);
        assertThat(find(customer))
                .hasValueSatisfying(conversation ->
                        assertThat(conversation).containsEntry("unread", 0).containsEntry("status", "open"));
    }

    @Test
    void pagesThroughConversationsWithoutMissingOne() {
        // Given
        var opened = new ArrayList<String>();
        for (var index = 0; index < 5; index++) {
            opened.addFirst(open(customer()));
        }
        // When
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = api().queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/conversations")
                    .jsonPath();
            List<String> ids = page.getList("items.id");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids);
            cursor = page.getString("next");
        } while (cursor != null);
        // Then
        assertThat(seen).doesNotHaveDuplicates().startsWith(opened.toArray(String[]::new));
    }

    @Test
    void pagesThroughMessagesOldestToNewest() {
        // Given
        var customer = customer();
        for (var index = 1; index <= 5; index++) {
            door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "text " + index));
        }
        var id = id(conversationWith(customer));
        messages(id, 5);
        // When
        var newest = api().get("/conversations/{id}/messages?limit=2", id).jsonPath();
        var older = api().get("/conversations/{id}/messages?limit=3&before={seq}", id, newest.getLong("next"))
                .jsonPath();
        // Then
        assertThat(newest.<String>getList("items.body")).containsExactly("text 4", "text 5");
        assertThat(older.<String>getList("items.body")).containsExactly("text 1", "text 2", "text 3");
        assertThat(older.<Object>get("next")).isNull();
    }

    @Test
    void resetsUnreadAndTellsBrowsers() {
        // Given
        var customer = customer();
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "Hello"));
        var id = id(conversationWith(customer));
        // When
        var answer = api().post("/conversations/{id}/read", id);
        // Then
        assertThat(answer.jsonPath().getInt("unread")).isZero();
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id))
                        .last()
                        .satisfies(update -> {
                            assertThat(update.event().type()).isEqualTo("trunkline.conversation.changed");
                            assertThat(update.json().at("/conversation/unread").asInt())
                                    .isZero();
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=many, limit",
        "status=lost, status",
        "cursor=%21, cursor",
        "limit=0&status=lost, limit",
        "limit=0&status=lost, status"
    })
    void namesWhatIsWrongWithAQuestion(String query, String named) {
        // When
        var answer = api().urlEncodingEnabled(false).get("/conversations?" + query);
        // Then
        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getString("detail")).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "+1", "++14155550123", "whatsapp:", "<script>", "tel:+14155550123"})
    void refusesAnAddressThatIsNone(String address) {
        // When
        var answer = api().body(Map.of("address", address)).post("/conversations");
        // Then
        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getString("detail")).contains("address");
    }

    @Test
    void refusesToOpenAConversationWithOurselves() {
        // When
        var answer = api().body(Map.of("address", Sandbox.SMS_NUMBER)).post("/conversations");
        // Then
        assertProblem(answer, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"body\":", "[]", "\"text\"", "{\"body\":{\"a\":1}}", ""})
    void refusesABodyThatIsNotTheJsonThatWasDue(String body) {
        // When
        var answer = api().body(body).post("/conversations/{id}/messages", open(customer()));
        // Then
        assertProblem(answer, 400);
    }

    @Test
    void namesEveryFieldOfAMessageThatIsWrong() {
        // When
        var answer = send(open(customer()), Map.of("body", "x".repeat(1601), "mediaUrl", "javascript:alert(1)"));
        // Then
        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getString("detail")).contains("body").contains("mediaUrl");
    }

    @Test
    void refusesAnotherContentTypeAndAnOversizedBody() {
        // Given
        var id = open(customer());
        // When
        var text = api().contentType("text/plain").body("Hello").post("/conversations/{id}/messages", id);
        var large = send(id, Map.of("body", "x".repeat(2_000_000)));
        // Then
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(large.statusCode()).isEqualTo(413);
    }

    @Test
    void knowsNothingOfWhatDoesNotExist() {
        // Given
        var unknown = UUID.randomUUID().toString();
        // When
        var answers = List.of(
                api().get("/conversations/{id}", unknown),
                api().get("/conversations/{id}/messages", unknown),
                api().post("/conversations/{id}/read", unknown),
                send(unknown, Map.of("body", "Hello")),
                api().get("/media/{id}", unknown),
                api().get("/conversations/not-an-id"));
        // Then
        assertThat(answers).allSatisfy(answer -> assertProblem(answer, 404));
    }

    @Test
    void describesItself() {
        // When
        var answer = given().accept("application/json").get("/q/openapi");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().<String, Object>getMap("paths").keySet())
                .filteredOn(path -> !path.startsWith("/journal") && !path.startsWith("/reconciliation"))
                .containsExactlyInAnyOrder(
                        "/conversations",
                        "/conversations/{id}",
                        "/conversations/{id}/messages",
                        "/conversations/{id}/read",
                        "/conversations/{id}/claim",
                        "/conversations/{id}/assignee",
                        "/conversations/{id}/labels",
                        "/conversations/{id}/notes",
                        "/conversations/{id}/presence",
                        "/search",
                        "/media/{id}",
                        "/media/{id}/fetch",
                        "/auto-replies",
                        "/auto-replies/changes",
                        "/auto-replies/{id}",
                        "/canned-replies",
                        "/canned-replies/{id}",
                        "/conversations/{id}/scheduled-messages",
                        "/media",
                        "/audit",
                        "/erasures",
                        "/erasures/{id}",
                        "/outbound-messages",
                        "/outbound-tasks",
                        "/outbound-tasks/flow",
                        "/outbound-tasks/numbers",
                        "/outbound-tasks/{id}",
                        "/outbound-tasks/{id}/source-messages",
                        "/public/media/{token}",
                        "/scheduled-messages/{id}",
                        "/send-media-message",
                        "/templates",
                        "/templates/sync",
                        "/agents",
                        "/upload-rules",
                        "/wiring",
                        "/wiring/applies/{id}",
                        "/wiring/apply",
                        "/wiring/check");
    }

    @Test
    @Tag("G02")
    void logsNeitherTextsNorNumbersNorSecrets() {
        // Given
        var customer = customer();
        var secrets = List.of(
                customer.substring(2),
                "confidential words",
                Sandbox.FLEX.authTokens().getFirst());
        // When
        var logged = LogCapture.during(() -> {
            door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), "confidential words"));
            send(id(conversationWith(customer)), Map.of("body", "confidential words"));
            settle(customer);
        });
        // Then
        assertThat(logged).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }

    private static void assertProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    }
}

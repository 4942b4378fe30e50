package dev.trunkline.messaging.it;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.simulator.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class SearchTest extends InboxTestBase {

    /** As many letters as fit, with the other parameters, into the ingress's 1000 KB. */
    private static final int LONGEST = 1000 * 1024 - 500;

    @ParameterizedTest
    @Tag("Y15")
    @CsvSource({
        "Where is my parcel %s?, PARCEL %s",
        "Where is my parcel %s?, parc %s whe",
        "Mail to ann.%s@shop.example please, %s shop",
        "https://shop.example/orders/%s?x=1, orders %s",
        "don't worry %s, don't %s",
        "<script>alert('%s')</script>, script %s",
        "🙂 %s 🙂, %s",
        "مرحبا %s شكرا, مرحبا %s",
        "日本語 %s です, %s 日本語"
    })
    void findsAMessageByItsWords(String body, String question) {
        // Given
        var customer = customer();
        var mark = sid("w");
        receive(customer, body.formatted(mark));
        var id = id(conversationWith(customer));
        // When
        var found = search(question.formatted(mark));
        // Then
        assertThat(found.<String>getList("items.message.body")).containsExactly(body.formatted(mark));
        assertThat(found.<String>getList("items.conversation.id")).containsExactly(id);
        assertThat(found.<String>getList("items.snippet")).containsExactly(body.formatted(mark));
    }

    @Test
    @Tag("Y15")
    void findsAConversationByNameAndByNumber() {
        // Given
        var customer = customer();
        var id = open(customer);
        var name = "Zoë O'Hara " + sid("n");
        api().body(Map.of("name", name)).patch("/conversations/{id}", id);
        // When
        var byName = search(name.toLowerCase(Locale.ROOT));
        var byNumber = search("(" + customer.substring(2, 5) + ") " + customer.substring(5));
        // Then
        assertThat(byName.<String>getList("items.conversation.id")).containsExactly(id);
        assertThat(byName.<Object>getList("items.message")).containsOnlyNulls();
        assertThat(byName.<String>getList("items.snippet")).containsExactly(name);
        assertThat(byNumber.<String>getList("items.conversation.id")).contains(id);
    }

    @Test
    @Tag("Y15")
    void pagesThroughWhatItFindsNewestFirst() {
        // Given
        var mark = sid("w");
        var customer = customer();
        for (var index = 0; index < 7; index++) {
            receive(customer, mark + " " + index);
        }
        var id = id(conversationWith(customer));
        messages(id, 7);
        api().body(Map.of("name", "Named " + mark)).patch("/conversations/{id}", id);
        // When
        var found = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var page = api().queryParam("q", mark)
                    .queryParam("limit", 3)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/search")
                    .jsonPath();
            found.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        // Then
        assertThat(found).hasSize(8).doesNotHaveDuplicates();
        assertThat(found).filteredOn(hit -> hit.get("message") == null).hasSize(1);
    }

    @Test
    @Tag("C12")
    void findsNothingThatWasDeleted() {
        // Given
        var mark = sid("w");
        var customer = customer();
        receive(customer, mark);
        var id = id(conversationWith(customer));
        // When
        api().delete("/conversations/{id}", id);
        // Then
        assertThat(search(mark).<Object>getList("items")).isEmpty();
        assertThat(search(customer).<Object>getList("items")).isEmpty();
    }

    @Test
    void keepsTellsAndFindsTheLongestTextThatTheIngressTakes() {
        // Given
        var mark = sid("w");
        var customer = customer();
        var words = new StringBuilder(mark);
        for (var index = 0; words.length() < LONGEST; index++) {
            words.append(' ').append(Integer.toString(index, 36));
        }
        // When
        receive(customer, words.toString());
        // Then
        var id = id(conversationWith(customer));
        assertThat(messages(id).getFirst()).containsEntry("body", words.toString());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.ofConversation(id))
                        .extracting(update -> update.json().at("/message/body").asText())
                        .contains(words.toString()));
        assertThat(search(mark).<String>getList("items.conversation.id")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void refusesAQuestionThatIsNone(String question) {
        assertThat(api().queryParam("q", question).get("/search").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "a & | ! :* <-> b", "'\\", "\\\\' or 1=1", "%", "_", "🙂", ":*", "\uD83D"})
    void answersAnyQuestion(String question) {
        assertThat(api().queryParam("q", question).get("/search").statusCode()).isEqualTo(200);
    }

    private void receive(String customer, String body) {
        door.post(WebhookRoute.MESSAGING, inbound(customer, Sandbox.SMS_NUMBER, sid("SM"), body));
    }

    private JsonPath search(String question) {
        var answer = api().queryParam("q", question).get("/search");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}

package dev.trunkline.messaging.it;

import com.twilio.rest.content.v1.Content;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.twilio.rest.TwilioClients;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class TemplatesTest extends InboxTestBase {

    @Inject
    TwilioClients clients;

    @Test
    @Tag("X02")
    @Tag("Y18")
    void listsTwiliosTemplatesWithTheirApproval() {
        // Given
        var name = "late_" + System.nanoTime();
        var sid = twilio.templates().add(Sandbox.FLEX.sid(), name, "We are late, {{1}}", Map.of("1", "Ana"));
        // When
        var before = template(sid);
        twilio.templates().decide(sid, "rejected", "Too gloomy");
        var after = template(sid);
        // Then
        assertThat(before)
                .containsEntry("name", name)
                .containsEntry("body", "We are late, {{1}}")
                .containsEntry("variables", List.of(Map.of("name", "1", "sample", "Ana")))
                .containsEntry("approval", "unsubmitted");
        assertThat(after).containsEntry("approval", "rejected").containsEntry("rejectionReason", "Too gloomy");
    }

    @Test
    @Tag("X02")
    void followsMoreTemplatesThanOnePageAndForgetsDeletedOnes() {
        // Given
        for (var number = 0; number < 120; number++) {
            twilio.templates().add(Sandbox.FLEX.sid(), "many_" + number, "Text " + number, Map.of());
        }
        // When
        var found = read();
        var first = many(found).getFirst();
        assertThat(Content.deleter(String.valueOf(first.get("sid"))).delete(clients.forName("flex")))
                .isTrue();
        var left = read();
        // Then
        assertThat(many(found)).hasSize(120);
        assertThat(many(left)).hasSize(119).doesNotContain(first);
    }

    @Test
    @Tag("X02")
    @Tag("X04")
    void sendsAChosenTemplateWithItsVariablesOutsideTheWindow() {
        // Given
        var customer = "whatsapp:" + customer();
        var conversation = open(customer);
        var sid = approved("Hello {{name}}, order {{order}} has left.");
        // When
        var answer = send(conversation, choice(sid, Map.of("name", "Zoë", "order", "A-7")));
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("body")).isEqualTo("Hello Zoë, order A-7 has left.");
        assertThat(twilio.calls().of("api", "POST", "Messages.json"))
                .filteredOn(
                        call -> call.formValue("To").filter(customer::equals).isPresent())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.formValue("ContentSid")).contains(sid);
                    assertThat(call.formValue("ContentVariables").orElseThrow())
                            .contains("\"name\":\"Zoë\"", "\"order\":\"A-7\"");
                    assertThat(call.form()).doesNotContainKey("Body");
                });
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(messages(conversation).getLast()).containsEntry("status", "delivered"));
        assertThat(twilio.handset().messages(customer))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("Hello Zoë, order A-7 has left."));
    }

    @Test
    @Tag("X02")
    void sendsOnceForOneKeyAndTellsAnotherContentApart() {
        // Given
        var customer = "whatsapp:" + customer();
        var conversation = open(customer);
        var sid = approved("Hello {{1}}");
        var wanted = choice(sid, Map.of("1", "Ana"));
        // When
        var first = sendWithKey(conversation, wanted);
        var repeated = sendWithKey(conversation, wanted);
        var other = sendWithKey(conversation, choice(sid, Map.of("1", "Bob")));
        // Then
        assertThat(repeated.getString("sid")).isEqualTo(first.getString("sid"));
        assertThat(other.getString("type")).endsWith("/idempotency-key-reused");
        assertThat(messages(conversation)).hasSize(1);
    }

    @Test
    @Tag("X02")
    @Tag("X04")
    void refusesWhatTwilioWouldRefuse() {
        // Given
        var conversation = open("whatsapp:" + customer());
        var rejected = approved("Buy {{1}}");
        twilio.templates().decide(rejected, "rejected", "Spam");
        var good = approved("Hello {{1}}");
        read();
        // When
        var notApproved = send(conversation, choice(rejected, Map.of("1", "now")));
        var missing = send(conversation, choice(good, Map.of()));
        var unknown = send(conversation, choice("HX" + "0".repeat(32), Map.of()));
        var noSid = send(conversation, choice("none", Map.of()));
        // Then
        assertThat(notApproved.statusCode()).isEqualTo(409);
        assertThat(notApproved.jsonPath().getString("detail")).contains("rejected");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.jsonPath().getList("errors")).isEqualTo(List.of("template.variables.1: must be some text"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(noSid.statusCode()).isEqualTo(400);
        assertThat(messages(conversation)).isEmpty();
    }

    private static List<Map<String, Object>> many(List<Map<String, Object>> templates) {
        return templates.stream()
                .filter(item -> String.valueOf(item.get("name")).startsWith("many_"))
                .toList();
    }

    private io.restassured.path.json.JsonPath sendWithKey(String conversation, Map<String, Object> wanted) {
        return api().header("Idempotency-Key", "key-of-" + conversation)
                .body(wanted)
                .post("/conversations/{id}/messages", conversation)
                .jsonPath();
    }

    private static Map<String, Object> choice(String sid, Map<String, String> variables) {
        return Map.of("template", Map.of("sid", sid, "variables", variables));
    }

    private String approved(String body) {
        var sid = twilio.templates().add(Sandbox.FLEX.sid(), "approved_" + System.nanoTime(), body, Map.of());
        twilio.templates().decide(sid, "approved", "");
        read();
        return sid;
    }

    private Map<String, Object> template(String sid) {
        return read().stream()
                .filter(item -> sid.equals(item.get("sid")))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> read() {
        return api().post("/templates/sync")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}

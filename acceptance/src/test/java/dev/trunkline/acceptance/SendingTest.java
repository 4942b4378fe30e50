package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Twilio refuses for a while: everything is sent once, in order, and Twilio is not asked more often than it takes. */
@ExtendWith(RunningSandbox.class)
class SendingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONVERSATIONS = 50;
    private static final int MESSAGES = 100;

    /** 20, 10, 5 and 2 calls at once, which is the least, and some that left in between. */
    private static final int FIRST_REFUSALS = 45;

    private record Refusals(long count, Duration over) {}

    @Test
    void sendsEverythingOnceAndInOrderWhileTwilioRefusesMost(Sandbox sandbox) throws Exception {
        // Given
        var token = sandbox.token("agent");
        var conversations = new ArrayList<Map<String, String>>();
        for (int index = 0; index < CONVERSATIONS; index++) {
            conversations.add(conversation(sandbox, token, "+1415559%04d".formatted(index)));
        }
        var simulator = sandbox.value("SIMULATOR_URL") + "/control";
        var fault = given().contentType("application/json")
                .body(Map.of(
                        "kind", "rate-limit",
                        "method", "POST",
                        "path", "/Messages",
                        "retryAfterSeconds", 1))
                .post(simulator + "/faults")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        // When
        var answers = send(sandbox, token, conversations);
        given().delete(simulator + "/faults/" + fault).then().statusCode(204);
        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        for (var conversation : conversations) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(handset(sandbox, conversation.get("address")))
                            .isEqualTo(inbox(sandbox, token, conversation.get("id")))
                            .hasSize(MESSAGES / CONVERSATIONS)
                            .doesNotHaveDuplicates());
        }
        var refusals = refusals(sandbox);
        assertThat(refusals.count())
                .isPositive()
                .isLessThan(FIRST_REFUSALS + 3 * refusals.over().toSeconds());
    }

    private static List<Response> send(Sandbox sandbox, String token, List<Map<String, String>> conversations)
            throws Exception {
        var sends = new ArrayList<Callable<Response>>();
        for (int number = 0; number < MESSAGES; number++) {
            var conversation = conversations.get(number % CONVERSATIONS);
            var body = Map.of("body", "message " + number);
            sends.add(() -> given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(body)
                    .post(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation.get("id") + "/messages"));
        }
        try (var threads = Executors.newFixedThreadPool(CONVERSATIONS)) {
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(sends)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static Map<String, String> conversation(Sandbox sandbox, String token, String address) {
        var id = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("address", address))
                .post(sandbox.value("GATEWAY_URL") + "/api/conversations")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        return Map.of("id", id, "address", address);
    }

    private static List<String> handset(Sandbox sandbox, String address) {
        return given().queryParam("customer", address)
                .get(sandbox.value("SIMULATOR_URL") + "/control/handset/messages")
                .jsonPath()
                .getList("messages.body");
    }

    private static List<String> inbox(Sandbox sandbox, String token, String conversation) {
        return given().auth()
                .oauth2(token)
                .get(sandbox.value("GATEWAY_URL") + "/api/conversations/" + conversation + "/messages")
                .jsonPath()
                .getList("items.body");
    }

    private static Refusals refusals(Sandbox sandbox) {
        var times = given()
                .get(sandbox.value("SIMULATOR_URL") + "/control/calls?method=POST&path=/Messages&limit=5000")
                .jsonPath()
                .<String>getList("calls.findAll { it.status == 429 && it.form.To[0].startsWith('+1415559') }.at")
                .stream()
                .map(Instant::parse)
                .sorted()
                .toList();
        return times.isEmpty()
                ? new Refusals(0, Duration.ZERO)
                : new Refusals(times.size(), Duration.between(times.getFirst(), times.getLast()));
    }
}

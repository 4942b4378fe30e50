package dev.trunkline.messaging.it;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Starts that are refused or meet a failing Twilio; run once for each generation of Flex. */
abstract class OutboundTaskFailureCases extends OutboundTaskTestBase {

    @Test
    @Tag("D02")
    @Tag("Y17")
    void namesAllThatIsMissing() {
        // When
        var empty = start(Map.of());
        var form = RestAssured.given()
                .auth()
                .oauth2(LoginServer.token(login.issuer(), "agent"))
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("toName", "Ada")
                .post("/outbound-tasks");
        // Then
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.jsonPath().getInt("status")).isEqualTo(400);
        assertThat(empty.jsonPath().getList("errors"))
                .containsExactly("fromNumber: is required", "toName: is required", "toNumber: is required");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.jsonPath().getList("errors"))
                .containsExactly("fromNumber: is required", "toNumber: is required");
        for (var field : List.of("fromNumber", "toName", "toNumber")) {
            for (var nothing : Arrays.asList("", " ", null)) {
                var request = request();
                request.put(field, nothing);
                var answer = start(request);
                assertThat(answer.statusCode()).as(field).isEqualTo(400);
                assertThat(answer.jsonPath().getInt("status")).isEqualTo(400);
                assertThat(answer.jsonPath().getList("errors")).containsExactly(field + ": is required");
            }
        }
        assertThat(twilio.calls().all()).isEmpty();
    }

    @ParameterizedTest
    @Tag("D02")
    @Tag("Y17")
    @ValueSource(strings = {"4155550123", "+0155550123", "+1415555012x", "whatsapp:+14155550123", "+1 415 555 0123"})
    void refusesWhatIsNoNumber(String number) {
        // Given
        var request = request();
        request.put("fromNumber", number);
        request.put("toNumber", number);
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors"))
                .containsExactly(
                        "fromNumber: must be a number such as +14155550123",
                        "toNumber: must be a number such as +14155550123");
        assertThat(twilio.calls().all()).isEmpty();
    }

    @Test
    @Tag("D09")
    @Tag("Y17")
    void refusesCallersWithoutCredentials() {
        // When
        var nobody = RestAssured.given()
                .contentType("application/json")
                .body(request())
                .post("/outbound-tasks");
        var stranger = RestAssured.given()
                .auth()
                .oauth2(LoginServer.foreignToken(login.issuer()))
                .contentType("application/json")
                .body(request())
                .post("/outbound-tasks");
        var others = Stream.of("/outbound-messages", "/outbound-tasks/flow")
                .map(path -> RestAssured.given()
                        .contentType("application/json")
                        .body(request())
                        .post(path));
        var readers = Stream.of("", "/numbers", "/" + UUID.randomUUID(), "/" + UUID.randomUUID() + "/source-messages")
                .map(path -> RestAssured.given().get("/outbound-tasks" + path));
        // Then
        assertThat(Stream.of(Stream.of(nobody, stranger), others, readers).flatMap(answers -> answers))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401));
        assertThat(twilio.calls().all()).isEmpty();
    }

    static Stream<FaultKind> refusals() {
        return Stream.of(FaultKind.REFUSAL, FaultKind.RATE_LIMIT);
    }

    @ParameterizedTest
    @Tag("D06")
    @Tag("D07")
    @Tag("Y17")
    @MethodSource("refusals")
    void passesTwiliosRefusalOnAndLeavesNothingBehind(FaultKind kind) {
        for (var call : refusable()) {
            for (var status : kind == FaultKind.REFUSAL ? List.of(400, 404) : List.of(429)) {
                // Given
                customer = customer();
                var fault = Fault.of(kind)
                        .product(call.product())
                        .method(call.method())
                        .path(call.path() + "$");
                twilio.faults()
                        .add(kind == FaultKind.REFUSAL ? fault.status(status).times(1) : fault.times(1));
                var request = request();
                request.put("initialNotificationMessage", "Hello");
                request.put("targetWorkerSid", "me");
                // When
                var answer = start(request);
                // Then
                var code = Map.of(400, 20001, 404, 20404, 429, 20429).get(status);
                assertThat(answer.statusCode()).as("%s", call).isEqualTo(status);
                assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
                assertThat(answer.jsonPath().getInt("code")).as("%s", call).isEqualTo(code);
                assertThat(tasksOfCustomer())
                        .as("%s", call)
                        .allSatisfy(
                                task -> assertThat(task.getAssignmentStatus()).isEqualTo(Task.Status.CANCELED));
                assertThat(texts()).isEmpty();
            }
        }
    }

    @Test
    @Tag("D07")
    @Tag("Y17")
    void leavesNoOrphanWhereTwilioKeepsFailing() {
        // Given
        var last = reaching();
        var fault = twilio.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR)
                        .product(last.product())
                        .method(last.method())
                        .path(last.path() + "$"));
        var request = request();
        request.put("initialNotificationMessage", "Hello");
        // When
        var accepted = api().body(request).post("/outbound-tasks");
        // Then
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.header("Location"))
                .endsWith("/outbound-tasks/" + accepted.jsonPath().getString("id"));
        var id = accepted.jsonPath().getString("id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcome(id).statusCode()).isEqualTo(502));
        assertThat(outcome(id).jsonPath().getString("message")).contains("given up after");
        assertThat(tasksOfCustomer())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.getAssignmentStatus()).isEqualTo(Task.Status.CANCELED));
        assertThat(listed(id)).containsEntry("state", "failed").containsEntry("toNumber", customer);
        assertThat(twilio.faults().clear(fault)).isTrue();
    }

    private Map<String, Object> listed(String id) {
        List<Map<String, Object>> items =
                api().get("/outbound-tasks?limit=100").jsonPath().getList("items");
        return items.stream()
                .filter(item -> id.equals(item.get("id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("D08")
    @Tag("Y17")
    void makesNothingTwiceWhereAnAnswerNeverCame() {
        for (var call :
                calls().stream().filter(made -> made.method().equals("POST")).toList()) {
            // Given
            customer = customer();
            twilio.calls().clear();
            twilio.faults()
                    .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                            .product(call.product())
                            .method("POST")
                            .path(call.path() + "$")
                            .delay(Duration.ofMillis(50))
                            .times(1));
            var request = request();
            request.put("initialNotificationMessage", "Once");
            // When
            var answer = start(request);
            // Then
            assertThat(answer.statusCode()).as("%s", call).isEqualTo(200);
            assertThat(made(call)).as("%s", call).hasSize(1);
            assertThat(tasksOfCustomer()).as("%s", call).hasSize(1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).hasSize(1));
        }
    }
}

package dev.trunkline.messaging.it;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.embedded.LoginServer;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.handset.HandsetMessage;
import dev.trunkline.simulator.rest.RecordedCall;
import dev.trunkline.twilio.rest.TwilioClients;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tasks towards customers; run once for each generation of Flex. */
@SuppressWarnings("NullAway.Init") // Injected.
abstract class OutboundTaskCases extends InboxTestBase {

    static final String WORKSPACE = FlexProject.workspace(Sandbox.FLEX.sid());

    @Inject
    TwilioClients clients;

    String customer;

    /** SID of the task that an answer names. */
    abstract String task(JsonPath answer);

    /** A call of the start: product, method, and what its path ends with. */
    record Call(String product, String method, String path) {}

    /** The calls that a start with a first message makes, in order. */
    abstract List<Call> calls();

    /** The calls that may be refused; more than {@link #calls} where a start looks for something first. */
    List<Call> refusable() {
        return calls();
    }

    /** The call that comes after the task was made, without which nobody is reached. */
    Call reaching() {
        return calls().getLast();
    }

    /** The call that makes a task. */
    abstract Call creation();

    /** A channel or conversation with a text in it. */
    abstract String sourceChannel(String text);

    /** Whether what an answer names is still open. */
    abstract boolean isOpen(JsonPath answer);

    @BeforeEach
    void newCustomer() {
        customer = customer();
        twilio.calls().clear();
    }

    TwilioRestClient client() {
        return clients.forName("flex");
    }

    Map<String, Object> request() {
        var request = new LinkedHashMap<String, Object>();
        request.put("fromNumber", Sandbox.SMS_NUMBER);
        request.put("toName", "Ada Lovelace");
        request.put("toNumber", customer);
        return request;
    }

    Response start(Map<String, Object> request) {
        return settled(api().body(request).post("/outbound-tasks"));
    }

    /** The answer, or where it is late, what the place it names says in the end. */
    Response settled(Response answer) {
        if (answer.statusCode() != 202) {
            return answer;
        }
        var id = answer.jsonPath().getString("id");
        return await().atMost(PATIENCE).until(() -> outcome(id), said -> said.statusCode() != 202);
    }

    Task task(String sid) {
        return Task.fetcher(WORKSPACE, sid).fetch(client());
    }

    List<Task> tasksOfCustomer() {
        var found = new ArrayList<Task>();
        for (var task : Task.reader(WORKSPACE).read(client())) {
            if (task.getAttributes().contains(customer)) {
                found.add(task);
            }
        }
        return found;
    }

    /** The calls of the service, without the tests' own. */
    List<RecordedCall> made(Call kind) {
        return twilio.calls()
                .where(call -> call.product().equals(kind.product())
                        && call.method().equals(kind.method())
                        && call.path().endsWith(kind.path()));
    }

    List<HandsetMessage> texts() {
        return twilio.handset().messages(customer);
    }

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
        assertThat(twilio.calls().all()).isEmpty();
    }

    @ParameterizedTest
    @Tag("D02")
    @ValueSource(strings = {"4155550123", "+0155550123", "+1415555012x", "whatsapp:+14155550123", "+1 415 555 0123"})
    void refusesWhatIsNoNumber(String number) {
        // Given
        var request = request();
        request.put("toNumber", number);
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors"))
                .containsExactly("toNumber: must be a number such as +14155550123");
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
        var text = RestAssured.given()
                .contentType("application/json")
                .body(request())
                .post("/outbound-messages");
        // Then
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(text.statusCode()).isEqualTo(401);
        assertThat(twilio.calls().all()).isEmpty();
    }

    @Test
    @Tag("D04")
    @Tag("Y17")
    void tellsTheTaskWhoItIsAbout() throws Exception {
        // Given
        var request = request();
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(task(task(answer.jsonPath())).getAttributes()).getMap("$"))
                .containsEntry("to", customer)
                .containsEntry("from", Sandbox.SMS_NUMBER)
                .containsEntry("name", "Ada Lovelace")
                .containsEntry("direction", "outbound")
                .doesNotContainKeys("sourceChatChannelSid", "targetWorkerSid");
    }

    @Test
    @Tag("D04")
    @Tag("X09")
    @Tag("Y17")
    void routesTheTaskToTheAgentWhoClicked() {
        // Given
        var worker = FlexProject.worker(Sandbox.FLEX.sid(), "agent");
        var source = sid("CH");
        var request = request();
        request.put("targetWorkerSid", worker);
        request.put("sourceChatChannelSid", source);
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(task(task(answer.jsonPath())).getAttributes()).getMap("$"))
                .containsEntry("targetWorkerSid", worker)
                .containsEntry("sourceChatChannelSid", source);
    }

    @Test
    @Tag("X09")
    void findsTheWorkerOfWhoeverAsks() {
        // Given
        var request = request();
        request.put("targetWorkerSid", "me");
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(task(task(answer.jsonPath())).getAttributes())
                .contains(FlexProject.worker(Sandbox.FLEX.sid(), "agent"));
    }

    @Test
    @Tag("D05")
    @Tag("Y17")
    void reusesWhatTheCustomerHasAlready() {
        // Given
        var first = start(request()).jsonPath();
        twilio.calls().clear();
        // When
        var second = start(request());
        // Then
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(task(second.jsonPath())).isEqualTo(task(first));
        assertThat(made(new Call("proxy", "POST", "/Sessions"))).isEmpty();
        assertThat(tasksOfCustomer()).hasSize(1);
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

    Response outcome(String id) {
        return api().get("/outbound-tasks/{id}", id);
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
    void startsOnceForOneKey() {
        // Given
        var request = request();
        request.put("initialNotificationMessage", "Once");
        var key = UUID.randomUUID().toString();
        // When
        List<Response> both;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both =
                    Stream.of(1, 2)
                            .map(number -> CompletableFuture.supplyAsync(() -> keyed(key, request), threads))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }
        var again = keyed(key, request);
        // Then
        assertThat(both).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(both.getLast().asString()).isEqualTo(both.getFirst().asString());
        assertThat(again.asString()).isEqualTo(both.getFirst().asString());
        assertThat(made(creation())).hasSize(1);
        assertThat(tasksOfCustomer()).hasSize(1);
        assertThat(texts()).hasSize(1);
        request.put("toName", "Somebody else");
        assertThat(keyed(key, request).statusCode()).isEqualTo(422);
    }

    private Response keyed(String key, Map<String, Object> request) {
        return settled(api().header("Idempotency-Key", key).body(request).post("/outbound-tasks"));
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

    @Test
    @Tag("D10")
    @Tag("Y17")
    @Tag("Y18")
    void saysTheFirstMessageOnce() {
        // Given
        var request = request();
        request.put("initialNotificationMessage", "Hello Ada, this is <b>support</b> \uD83D\uDC4B");
        // When
        var answer = start(request);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("chatMessage.sid")).startsWith("IM");
        assertThat(made(calls().getLast())).singleElement().satisfies(call -> {
            assertThat(call.formValue("Body")).contains("Hello Ada, this is <b>support</b> \uD83D\uDC4B");
            assertThat(call.headers()).containsEntry("x-twilio-webhook-enabled", "true");
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts())
                        .singleElement()
                        .satisfies(text ->
                                assertThat(text.body()).isEqualTo("Hello Ada, this is <b>support</b> \uD83D\uDC4B")));
        assertThat(twilio.calls().all().stream()
                        .filter(call -> calls().stream()
                                .anyMatch(kind -> call.product().equals(kind.product())
                                        && call.method().equals(kind.method())
                                        && call.path().endsWith(kind.path())))
                        .map(RecordedCall::product)
                        .toList())
                .containsExactlyElementsOf(calls().stream().map(Call::product).toList());
    }

    @Test
    @Tag("X07")
    @Tag("Y17")
    void showsWhatWasSaidWhereTheCustomerWasBefore() {
        // Given
        var source = sourceChannel("I need help with my order");
        var request = request();
        request.put("sourceChatChannelSid", source);
        request.put("initialNotificationMessage", "Hello");
        var key = UUID.randomUUID().toString();
        assertThat(keyed(key, request).statusCode()).isEqualTo(200);
        var listed = api().queryParam("toNumber", customer).get("/outbound-tasks");
        assertThat(listed.jsonPath().getList("items.sourceChatChannelSid")).containsExactly(source);
        var id = listed.jsonPath().getString("items[0].id");
        // When
        var history = api().get("/outbound-tasks/{id}/source-messages", id);
        // Then
        assertThat(history.statusCode()).isEqualTo(200);
        assertThat(history.jsonPath().getString("channelSid")).isEqualTo(source);
        assertThat(history.jsonPath().getList("items.body")).containsExactly("I need help with my order");
    }

    @Test
    @Tag("X06")
    @Tag("Y17")
    void sendsATextWithoutATask() {
        // When
        var answer = settled(api().body(Map.of(
                        "fromNumber",
                        Sandbox.SMS_NUMBER,
                        "toName",
                        "Ada",
                        "toNumber",
                        customer,
                        "messageBody",
                        "Your parcel is here"))
                .post("/outbound-messages"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts())
                        .singleElement()
                        .satisfies(text -> assertThat(text.body()).isEqualTo("Your parcel is here")));
        assertThat(tasksOfCustomer()).isEmpty();
    }

    @Test
    void tellsBrowsersWhatBecameOfAStart() {
        // When
        start(request());
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(updates.read())
                        .filteredOn(update -> update.event().type().equals("trunkline.outbound-task.changed"))
                        .extracting(update -> update.json()
                                        .at("/outboundTask/toNumber")
                                        .asText() + " "
                                + update.json().at("/outboundTask/state").asText())
                        .contains(customer + " pending", customer + " done"));
    }

    List<Reservation> reservations(String task) {
        var found = new ArrayList<Reservation>();
        Reservation.reader(WORKSPACE, task).read(client()).forEach(found::add);
        return found;
    }
}

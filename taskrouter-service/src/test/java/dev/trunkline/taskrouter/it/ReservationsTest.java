package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.taskrouter.board.BoardStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ReservationsTest extends BoardTestBase {

    @Inject
    BoardStore board;

    @Test
    void leadsAnAgentThroughATask() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        // When
        as("agent")
                .post("/reservations/{sid}/accept", reservation)
                .then()
                .statusCode(200)
                .body("reservations[0].status", equalTo("accepted"));
        as("agent").post("/reservations/{sid}/wrap-up", reservation).then().statusCode(200);
        as("agent").post("/reservations/{sid}/complete", reservation).then().statusCode(200);
        // Then
        assertThat(status(task, reservation)).isEqualTo(Reservation.Status.COMPLETED);
        awaitStatus(task, "completed");
        assertThat(twilio.calls()
                        .where(call ->
                                call.method().equals("POST") && call.path().endsWith(reservation)))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.headers()).containsKey("if-match"));
    }

    @Test
    void declinesAnOffer() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        // When
        as("agent").post("/reservations/{sid}/reject", reservation).then().statusCode(200);
        // Then
        assertThat(status(task, reservation)).isEqualTo(Reservation.Status.REJECTED);
        awaitStatus(task, "pending");
    }

    @Test
    void refusesWhatCannotBeAnyMore() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        twilio.timeOutReservation(FRONTLINE.sid(), workspace(FRONTLINE), reservation);
        // When
        var answer = as("agent").post("/reservations/{sid}/accept", reservation);
        // Then
        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("is timeout"));
    }

    @Test
    void leavesOthersReservationsAlone() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation =
                twilio.offerTask(FRONTLINE.sid(), workspace(FRONTLINE), worker(FRONTLINE, "supervisor"), task);
        awaitReservation(task, reservation);
        // When / Then
        as("agent").post("/reservations/{sid}/accept", reservation).then().statusCode(403);
        assertThat(status(task, reservation)).isEqualTo(Reservation.Status.PENDING);
    }

    @Test
    void acceptsOnceThoughTwilioDoesNotAnswerInTime() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        twilio.faults()
                .add(Fault.of(FaultKind.TIMEOUT_AFTER_WORK)
                        .method("POST")
                        .product("taskrouter")
                        .delay(Duration.ofMillis(50))
                        .times(1));
        // When
        as("agent").post("/reservations/{sid}/accept", reservation);
        // Then
        await().untilAsserted(() ->
                assertThat(shown(task).getList("reservations.status")).containsExactly("accepted"));
        assertThat(posts(call -> call.path().endsWith(reservation))).isEqualTo(1);
    }

    @Test
    void readsAgainWhereSomebodyElseChangedTheReservationMeanwhile() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        twilio.faults()
                .add(Fault.of(FaultKind.REFUSAL)
                        .method("POST")
                        .path(reservation)
                        .status(412)
                        .times(1));
        twilio.calls().clear();
        // When
        as("agent").post("/reservations/{sid}/reject", reservation);
        // Then
        await().untilAsserted(() -> assertThat(status(task, reservation)).isEqualTo(Reservation.Status.REJECTED));
        awaitStatus(task, "pending");
        assertThat(twilio.calls().where(call -> call.path().endsWith(reservation)))
                .extracting(call -> call.method() + " " + call.status())
                .containsSubsequence("GET 200", "POST 412", "GET 200", "POST 200");
        assertThat(twilio.calls()
                        .where(call ->
                                call.method().equals("POST") && call.path().endsWith(reservation)))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.headers()).containsKey("if-match"));
    }

    @Test
    void givesBackAnOfferOnceThatNobodyAnsweredInTime() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        var offer = board.reservation(reservation).orElseThrow();
        assertThat(offer.until()).isNull();
        // When
        var past = Instant.now().minusSeconds(1);
        var unused = QuarkusTransaction.requiringNew()
                .call(() -> board.reservation(
                        offer,
                        known -> new dev.trunkline.taskrouter.board.Reservation(
                                known.sid(),
                                known.account(),
                                known.workspaceSid(),
                                known.taskSid(),
                                known.workerSid(),
                                known.workerName(),
                                known.status(),
                                known.createdAt(),
                                known.changedAt(),
                                past)));
        // Then
        await().untilAsserted(() -> assertThat(status(task, reservation)).isEqualTo(Reservation.Status.REJECTED));
        awaitStatus(task, "pending");
        await().untilAsserted(() ->
                assertThat(board.reservation(reservation).orElseThrow().until()).isNull());
        assertThat(posts(call -> call.path().endsWith(reservation))).isEqualTo(1);
    }

    @Test
    void givesATaskToAnotherWorkerAndKeepsItsChannel() {
        // Given
        var other = worker(FRONTLINE, "supervisor");
        touch(other);
        var task = task(FRONTLINE, "sms", "{\"channelSid\":\"CH1\",\"conversationSid\":\"CH1\",\"name\":\"Ada\"}");
        var reservation = offered(task);
        as("agent").post("/reservations/{sid}/accept", reservation).then().statusCode(200);
        // When
        as("agent")
                .body(Map.of("workerSid", other))
                .post("/reservations/{sid}/transfer", reservation)
                .then()
                .statusCode(200);
        // Then
        var old = Task.fetcher(workspace(FRONTLINE), task).fetch(client(FRONTLINE));
        assertThat(old.getAssignmentStatus()).isEqualTo(Task.Status.COMPLETED);
        assertThat(old.getAttributes()).doesNotContain("channelSid").contains("Ada");
        assertThat(twilio.calls()
                        .where(call ->
                                call.method().equals("POST") && call.path().endsWith(task)))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.headers()).containsKey("if-match"));
        var made = StreamSupport.stream(
                        Task.reader(workspace(FRONTLINE))
                                .read(client(FRONTLINE))
                                .spliterator(),
                        false)
                .filter(found -> found.getAttributes().contains("\"targetSid\":\"" + other + "\""))
                .toList();
        assertThat(made)
                .singleElement()
                .satisfies(found -> assertThat(found.getAttributes())
                        .contains(
                                "\"ignoreAgent\":\"agent\"",
                                "\"transferTargetType\":\"worker\"",
                                "\"conversation_id\":\"CH1\"",
                                "\"channelSid\":\"CH1\""));
    }

    @Test
    void givesATaskBackIntoAQueue() {
        // Given
        var task = task(FRONTLINE, "sms", "{\"channelSid\":\"CH2\"}");
        var reservation = offered(task);
        as("agent").post("/reservations/{sid}/accept", reservation).then().statusCode(200);
        var queue = FlexProject.queue(FRONTLINE.sid());
        as("agent")
                .get("/reservations/{sid}/targets", reservation)
                .then()
                .statusCode(200)
                .body("queues.sid", hasItem(queue))
                .body("workers.workspaceSid", everyItem(equalTo(workspace(FRONTLINE))));
        // When
        as("agent")
                .body(Map.of("queueSid", queue))
                .post("/reservations/{sid}/transfer", reservation)
                .then()
                .statusCode(200);
        // Then
        assertThat(Task.reader(workspace(FRONTLINE)).read(client(FRONTLINE)))
                .filteredOn(found -> found.getAttributes().contains("\"targetSid\":\"" + queue + "\""))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getAttributes())
                            .contains("\"transferTargetType\":\"queue\"", "\"channelSid\":\"CH2\"");
                    assertThat(found.getTaskQueueSid()).isEqualTo(queue);
                });
        // When / Then
        as("agent")
                .body(Map.of("queueSid", "WQ" + "0".repeat(32)))
                .post("/reservations/{sid}/transfer", reservation)
                .then()
                .statusCode(404);
    }

    @Test
    void refusesToGiveATaskToWhoHasIt() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        as("agent").post("/reservations/{sid}/accept", reservation).then().statusCode(200);
        // When / Then
        as("agent")
                .body(Map.of("workerSid", worker(FRONTLINE, "agent")))
                .post("/reservations/{sid}/transfer", reservation)
                .then()
                .statusCode(409)
                .body("type", containsString("same-worker"));
    }

    @Test
    void givesNoTaskToAWorkerOfAnotherWorkspaceOrToOneWhoIsGone() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        var reservation = offered(task);
        as("agent").post("/reservations/{sid}/accept", reservation).then().statusCode(200);
        twilio.calls().clear();
        // When / Then
        for (var other : List.of(known("WS" + "9".repeat(32), false), known(workspace(FRONTLINE), true))) {
            as("agent")
                    .body(Map.of("workerSid", other))
                    .post("/reservations/{sid}/transfer", reservation)
                    .then()
                    .statusCode(404)
                    .body("type", containsString("no-such-worker"));
        }
        assertThat(posts(call -> true)).isZero();
    }

    /** A worker of the same account on the board. */
    private String known(String workspace, boolean deleted) {
        var sid = "WK" + UUID.randomUUID().toString().replace("-", "");
        var at = Instant.now();
        var unused = QuarkusTransaction.requiringNew()
                .call(() -> board.worker(
                        new dev.trunkline.taskrouter.board.Worker(
                                sid, FRONTLINE.sid(), workspace, sid, null, null, "{}", 1, at, at, deleted),
                        known -> known));
        return sid;
    }

    private String offered(String task) {
        var reservation = offer(FRONTLINE, task);
        awaitReservation(task, reservation);
        return reservation;
    }

    private void awaitReservation(String task, String reservation) {
        await().untilAsserted(() ->
                assertThat(shown(task).getList("reservations.sid")).contains(reservation));
    }

    /** Has TaskRouter tell of a worker. */
    private void touch(String worker) {
        Worker.updater(workspace(FRONTLINE), worker)
                .setAttributes("{\"touched\":\"" + System.nanoTime() + "\"}")
                .update(client(FRONTLINE));
        await().untilAsserted(
                        () -> assertThat(get("/workers").getList("items.sid")).contains(worker));
    }

    private Reservation.Status status(String task, String reservation) {
        return Reservation.fetcher(workspace(FRONTLINE), task, reservation)
                .fetch(client(FRONTLINE))
                .getReservationStatus();
    }
}

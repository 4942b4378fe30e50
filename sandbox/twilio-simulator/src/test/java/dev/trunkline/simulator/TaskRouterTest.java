package dev.trunkline.simulator;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.taskrouter.v1.Workspace;
import com.twilio.rest.taskrouter.v1.workspace.Event;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import com.twilio.rest.taskrouter.v1.workspace.Workflow;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import dev.trunkline.simulator.contract.TwilioOpenApi;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.simulator.webhook.SentWebhook;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** TaskRouter's tasks, reservations, workers and what it tells of them, asked by the official SDK. */
class TaskRouterTest {

    private static final String ACCOUNT = Sandbox.FRONTLINE.sid();
    private static final String WORKSPACE = FlexProject.workspace(ACCOUNT);
    private static final String WORKFLOW = FlexProject.workflow(ACCOUNT);
    private static final String AGENT = FlexProject.worker(ACCOUNT, "agent");

    private TwilioSimulator simulator;
    private TwilioRestClient twilio;
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
        simulator.openFlex(ACCOUNT);
        twilio = SimulatedTwilio.client(simulator, Sandbox.FRONTLINE);
    }

    @AfterEach
    void stop() {
        var accepted = simulator.calls().where(call -> call.status() < 400);
        simulator.close();
        receiver.close();
        assertThat(TwilioOpenApi.find()
                        .map(documents -> documents.check(accepted))
                        .orElse(List.of()))
                .isEmpty();
    }

    @Test
    void tellsOfEachStepOfATaskAndListsItAfterwards() {
        // Given
        listen("");
        // When
        var task = task("{\"name\":\"Ada\"}");
        var reservation = simulator.offerTask(ACCOUNT, WORKSPACE, AGENT, task.getSid());
        become(task, reservation, Reservation.Status.ACCEPTED);
        become(task, reservation, Reservation.Status.WRAPPING);
        become(task, reservation, Reservation.Status.COMPLETED);
        // Then
        var expected = List.of(
                "task.created",
                "task-queue.entered",
                "reservation.created",
                "reservation.accepted",
                "reservation.wrapup",
                "task.wrapup",
                "reservation.completed",
                "task.completed");
        await().untilAsserted(() -> assertThat(told()).containsExactlyInAnyOrderElementsOf(expected));
        assertThat(listed(Event.reader(WORKSPACE).setTaskSid(task.getSid()).read(twilio))
                        .reversed())
                .extracting(Event::getEventType)
                .containsExactlyElementsOf(expected);
        assertThat(listed(Event.reader(WORKSPACE).setReservationSid(reservation).read(twilio)))
                .hasSize(4);
        assertThat(Task.fetcher(WORKSPACE, task.getSid()).fetch(twilio).getAssignmentStatus())
                .isEqualTo(Task.Status.COMPLETED);
    }

    @Test
    void tellsOnlyWhatTheFilterAsksFor() {
        // Given
        listen("worker.activity.update, reservation.created");
        // When
        task("{}");
        activity("Unavailable");
        activity("Unavailable");
        // Then
        await().untilAsserted(() -> assertThat(told()).containsExactly("worker.activity.update"));
        assertThat(parameters(simulator.webhooks().all().getFirst()))
                .containsEntry("WorkerSid", AGENT)
                .containsEntry("WorkerActivityName", "Unavailable")
                .containsEntry("WorkerPreviousActivityName", "Available")
                .containsEntry("AccountSid", ACCOUNT);
    }

    @Test
    void refusesWhatCannotBecomeOfAReservationOrATask() {
        // Given
        var task = task("{}");
        var reservation = simulator.offerTask(ACCOUNT, WORKSPACE, AGENT, task.getSid());
        become(task, reservation, Reservation.Status.REJECTED);
        // When / Then
        assertThatThrownBy(() -> become(task, reservation, Reservation.Status.ACCEPTED))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("because it is rejected");
        assertThatThrownBy(() -> Task.updater(WORKSPACE, task.getSid())
                        .setAssignmentStatus(Task.Status.COMPLETED)
                        .update(twilio))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("because it is pending");
    }

    @Test
    void refusesAChangeOfWhatHasChanged() {
        // Given
        var task = task("{}");
        simulator.offerTask(ACCOUNT, WORKSPACE, AGENT, task.getSid());
        // When / Then
        assertThatThrownBy(() -> Task.updater(WORKSPACE, task.getSid())
                        .setIfMatch("\"0\"")
                        .setPriority(3)
                        .update(twilio))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(412));
    }

    @Test
    void doesWhatTheAssignmentCallbackAnswers() {
        // Given
        Workflow.updater(WORKSPACE, WORKFLOW)
                .setAssignmentCallbackUrl(URI.create(receiver.url() + "/webhooks/taskrouter/assignment"))
                .update(twilio);
        receiver.answer(200, "{\"instruction\":\"accept\"}");
        var task = task("{}");
        // When
        var reservation = simulator.offerTask(ACCOUNT, WORKSPACE, AGENT, task.getSid());
        // Then
        await().untilAsserted(() -> assertThat(Reservation.fetcher(WORKSPACE, task.getSid(), reservation)
                        .fetch(twilio)
                        .getReservationStatus())
                .isEqualTo(Reservation.Status.ACCEPTED));
        assertThat(parameters(simulator.webhooks().all().getFirst()))
                .containsEntry("ReservationSid", reservation)
                .doesNotContainKey("EventType");
    }

    @Test
    void offersTasksByItselfAndToTheNextOneOnceTurnedDown() {
        // Given
        simulator.routeTasks(true);
        var task = task("{}");
        var first = reservations(task).getFirst();
        // When
        become(task, first.getSid(), Reservation.Status.REJECTED);
        // Then
        assertThat(reservations(task)).extracting(Reservation::getWorkerName).containsExactly("agent", "supervisor");
    }

    @Test
    void offersATaskToTheAgentWhomItsWorkflowKnows() {
        // Given
        simulator.routeTasks(true);
        var supervisor = FlexProject.worker(ACCOUNT, "supervisor");
        // When
        var task = task("{\"targetWorkerSid\":\"" + supervisor + "\"}");
        // Then
        assertThat(reservations(task)).extracting(Reservation::getWorkerName).containsExactly("supervisor");
    }

    @Test
    void findsTasksByAttributesThreeTimesASecond() {
        // Given
        var wanted = task("{\"command\":\"c-1\"}");
        task("{\"command\":\"c-2\"}");
        // When / Then
        for (var time = 0; time < 3; time++) {
            assertThat(listed(Task.reader(WORKSPACE)
                            .setEvaluateTaskAttributes("command == \"c-1\"")
                            .read(twilio)))
                    .extracting(Task::getSid)
                    .containsExactly(wanted.getSid());
        }
        assertThatThrownBy(() -> listed(Task.reader(WORKSPACE)
                        .setEvaluateTaskAttributes("command == \"c-1\"")
                        .read(twilio)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(429));
    }

    private void listen(String filter) {
        Workspace.updater(WORKSPACE)
                .setEventCallbackUrl(URI.create(receiver.url() + "/webhooks/taskrouter"))
                .setEventsFilter(filter)
                .update(twilio);
    }

    private Task task(String attributes) {
        return Task.creator(WORKSPACE)
                .setWorkflowSid(WORKFLOW)
                .setTaskChannel("sms")
                .setAttributes(attributes)
                .create(twilio);
    }

    private void activity(String name) {
        Worker.updater(WORKSPACE, AGENT)
                .setActivitySid(FlexProject.activity(ACCOUNT, name))
                .update(twilio);
    }

    private void become(Task task, String reservation, Reservation.Status status) {
        Reservation.updater(WORKSPACE, task.getSid(), reservation)
                .setReservationStatus(status)
                .update(twilio);
    }

    private List<Reservation> reservations(Task task) {
        return listed(Reservation.reader(WORKSPACE, task.getSid()).read(twilio));
    }

    private List<String> told() {
        return simulator.webhooks().all().stream()
                .map(sent -> parameters(sent).get("EventType"))
                .toList();
    }

    private static Map<String, String> parameters(SentWebhook sent) {
        return sent.webhook().parameters().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> List<T> listed(Iterable<T> found) {
        return StreamSupport.stream(found.spliterator(), false).toList();
    }
}

package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import dev.trunkline.taskrouter.board.BoardStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class BoardTest extends BoardTestBase {

    @Inject
    BoardStore store;

    @Test
    void showsATaskAndItsReservationsThoughEventsComeTwiceAndOutOfOrder() {
        // Given
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_DUPLICATE));
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_REORDER).delay(Duration.ofMillis(300)));
        // When
        var task = task(FRONTLINE, "sms", "{\"name\":\"Ada\"}");
        var reservation = offer(FRONTLINE, task);
        twilio.acceptTask(FRONTLINE.sid(), workspace(FRONTLINE), worker(FRONTLINE, "agent"), task);
        // Then
        awaitStatus(task, "assigned");
        await().untilAsserted(() ->
                assertThat(shown(task).getList("reservations.status")).containsExactly("accepted"));
        var shown = shown(task);
        assertThat(shown.getString("account")).isEqualTo("frontline");
        assertThat(shown.getString("channel")).isEqualTo("sms");
        assertThat(shown.getString("queueName")).isEqualTo("Everyone");
        assertThat(shown.getString("attributes")).contains("Ada");
        assertThat(shown.getString("queuedAt")).isNotNull();
        assertThat(shown.getString("assignedAt")).isNotNull();
        assertThat(shown.getString("reservations[0].sid")).isEqualTo(reservation);
        assertThat(shown.getString("reservations[0].workerName")).isEqualTo("agent");
    }

    @Test
    void tellsBrowsersOfEachChangeOnce() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        awaitStatus(task, "pending");
        // When
        Task.updater(workspace(FRONTLINE), task)
                .setAssignmentStatus(Task.Status.CANCELED)
                .setReason("customer left")
                .update(client(FRONTLINE));
        // Then
        awaitStatus(task, "canceled");
        assertThat(shown(task).getString("reason")).isEqualTo("customer left");
        await().untilAsserted(() -> assertThat(updates.of(task))
                .extracting(told -> told.json().path("task").path("status").asText())
                .contains("pending")
                .endsWith("canceled"));
        assertThat(updates.of(task)).doesNotHaveDuplicates();
    }

    @Test
    void tellsHowLongTasksWait() {
        // Given
        var task = task(FRONTLINE, "sms", "{}");
        // When
        awaitStatus(task, "pending");
        // Then
        await().untilAsserted(() -> {
            List<Map<String, Object>> queues = get("/queues").getList("items");
            assertThat(queues)
                    .filteredOn(
                            queue -> "frontline".equals(queue.get("account")) && "Everyone".equals(queue.get("name")))
                    .singleElement()
                    .satisfies(queue -> {
                        var waiting = waiting();
                        assertThat(queue).containsEntry("waiting", waiting.size());
                        assertThat(waiting).contains(task);
                        assertThat(Duration.between(
                                        Instant.parse(String.valueOf(queue.get("oldestWaitingSince"))), Instant.now()))
                                .isBetween(Duration.ZERO, Duration.ofHours(1));
                    });
        });
        assertThat(get("/tasks").getList("items.sid")).contains(task);
    }

    /** In that queue, by the board's tasks. */
    private List<String> waiting() {
        return get("/tasks").<Map<String, Object>>getList("items").stream()
                .filter(task -> "frontline".equals(task.get("account"))
                        && "Everyone".equals(task.get("queueName"))
                        && "pending".equals(task.get("status")))
                .map(task -> String.valueOf(task.get("sid")))
                .toList();
    }

    @Test
    void listsOpenTasksPageByPage() {
        // Given
        for (var i = 0; i < 3; i++) {
            awaitStatus(task(FRONTLINE, "sms", "{}"), "pending");
        }
        // When / Then
        await().untilAsserted(() -> {
            var walked = new ArrayList<>(store.openTasks(null, 2));
            for (var page = store.openTasks(walked.getLast().sid(), 2);
                    !page.isEmpty();
                    page = store.openTasks(walked.getLast().sid(), 2)) {
                walked.addAll(page);
            }
            assertThat(walked).hasSizeGreaterThan(2).isEqualTo(store.openTasks(null, 1000));
        });
    }

    @Test
    void answersNobodyWithoutALogin() {
        io.restassured.RestAssured.get("/tasks").then().statusCode(401);
    }
}

package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class BoardTest extends BoardTestBase {

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
                        assertThat((Integer) queue.get("waiting")).isPositive();
                        assertThat(queue.get("oldestWaitingSince")).isNotNull();
                        assertThat(queue.get("sla")).isIn("ok", "warning", "breached");
                    });
        });
        assertThat(get("/tasks").getList("items.sid")).contains(task);
    }

    @Test
    void answersNobodyWithoutALogin() {
        io.restassured.RestAssured.get("/tasks").then().statusCode(401);
    }
}

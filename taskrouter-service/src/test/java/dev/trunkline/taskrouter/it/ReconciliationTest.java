package dev.trunkline.taskrouter.it;

import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ReconciliationTest extends BoardTestBase {

    @Test
    @Tag("Y01")
    @Tag("Y18")
    void findsWhatNoWebhookToldAndAppliesItOnceInOrder() {
        // Given
        var shown = task(FRONTLINE, "sms", "{}");
        awaitStatus(shown, "pending");
        twilio.faults().add(Fault.of(FaultKind.WEBHOOK_WITHHOLD));
        var task = task(FRONTLINE, "sms", "{\"name\":\"Ada\"}");
        offer(FRONTLINE, task);
        twilio.acceptTask(FRONTLINE.sid(), workspace(FRONTLINE), worker(FRONTLINE, "agent"), task);
        as("supervisor").get("/tasks/{sid}", task).then().statusCode(404);
        // When
        var report = reconcile();
        // Then
        assertThat(report.getString("state")).isEqualTo("done");
        assertThat(items(report, task)).containsExactly("task.created of " + task, "task-queue.entered of " + task);
        awaitStatus(task, "assigned");
        assertThat(shown(task).getList("reservations.status")).containsExactly("accepted");
        var told = updates.of(task).stream()
                .map(one -> one.json().path("task").path("status").asText())
                .toList();
        assertThat(told).startsWith("pending").endsWith("assigned").doesNotContainSequence("assigned", "pending");
        assertThat(reconcile().getInt("missing")).isZero();
        twilio.faults().clear();
        assertThat(twilio.releaseWebhooks()).isGreaterThanOrEqualTo(4);
        var last = task(FRONTLINE, "sms", "{}");
        awaitStatus(last, "pending");
        assertThat(updates.of(task)).hasSize(told.size());
    }

    @Test
    void takesWorkersThatNoEventToldOf() {
        // Given
        var worker = worker(FLEX, "supervisor");
        // When
        reconcile();
        // Then
        await().untilAsserted(() -> assertThat(get("/workers").<Map<String, Object>>getList("items"))
                .filteredOn(found -> worker.equals(found.get("sid")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found).containsEntry("activityName", "Available");
                    assertThat(found).containsEntry("available", true);
                }));
        assertThat(reconcile().getInt("missing")).isZero();
    }

    /** A sweep of the last hour, once it has ended. */
    private JsonPath reconcile() {
        var now = Instant.now();
        var id = as("operator")
                .body(Map.of("from", now.minus(Duration.ofHours(1)).toString(), "to", now.toString(), "why", "a test"))
                .post("/reconciliation")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        await().until(() -> !List.of("waiting", "running")
                .contains(as("operator")
                        .get("/reconciliation/{id}", id)
                        .jsonPath()
                        .getString("state")));
        return as("operator").get("/reconciliation/{id}", id).jsonPath();
    }

    private static List<String> items(JsonPath report, String sid) {
        return report.<Map<String, String>>getList("items").stream()
                .map(item -> item.get("what"))
                .filter(what -> what.endsWith(sid))
                .toList();
    }
}

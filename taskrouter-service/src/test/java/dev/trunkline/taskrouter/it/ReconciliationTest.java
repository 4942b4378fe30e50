package dev.trunkline.taskrouter.it;

import dev.trunkline.simulator.fault.Fault;
import dev.trunkline.simulator.fault.FaultKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ReconciliationTest extends BoardTestBase {

    private static final List<String> FOUND = List.of("compared", "missing", "changed", "applied");

    @Inject
    MeterRegistry registry;

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
        var before = counted();
        // When
        var report = reconcile();
        // Then
        assertThat(report.getString("state")).isEqualTo("done");
        assertThat(items(report, task)).containsExactly("task.created of " + task, "task-queue.entered of " + task);
        await().untilAsserted(() -> assertThat(counted()).isEqualTo(with(before, report)));
        assertThat(report.getLong("applied")).isPositive().isEqualTo(report.getLong("missing"));
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

    @Test
    void countsASweepThatFailed() {
        // Given
        twilio.faults().add(Fault.of(FaultKind.SERVER_ERROR).method("GET").path("/Events$"));
        var before = sweeps("failed");
        // When
        var report = reconcile();
        // Then
        assertThat(report.getString("state")).isEqualTo("failed");
        await().untilAsserted(() -> assertThat(sweeps("failed")).isEqualTo(before + 1));
    }

    private double sweeps(String outcome) {
        return registry.counter("trunkline_reconciliation_sweeps", "outcome", outcome)
                .count();
    }

    private Map<String, Double> counted() {
        var counts = new TreeMap<String, Double>();
        FOUND.forEach(name -> counts.put(
                name, registry.counter("trunkline_reconciliation_" + name).count()));
        counts.put("done", sweeps("done"));
        return counts;
    }

    /** What the metrics say once a sweep has been added to them. */
    private static Map<String, Double> with(Map<String, Double> before, JsonPath report) {
        var after = new TreeMap<>(before);
        FOUND.forEach(name -> after.merge(name, (double) report.getLong(name), Double::sum));
        after.merge("done", 1.0, Double::sum);
        return after;
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

package dev.trunkline.messaging.it;

import dev.trunkline.simulator.Sandbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OldFlex.class)
@SuppressWarnings("NullAway.Init") // Injected.
class ScheduledReconciliationTest extends ReconciliationTestBase {

    @Inject
    AgroalDataSource database;

    @Test
    @Tag("Y01")
    void findsByItselfWhatNoWebhookTold() throws SQLException {
        // Given
        var customer = customer();
        withhold(customer);
        var sid = twilio.handset().send(customer, Sandbox.SMS_NUMBER, "Nobody told");
        // When
        letAnHourPass();
        // Then
        assertThat(messages(id(conversationWith(customer)), 1))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("sid", sid));
        var told = Map.of("sid", sid, "what", "inbound message");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reportsOf(told))
                        .singleElement()
                        .satisfies(report -> assertThat(report).containsEntry("by", "schedule")));
        // And the sweep behind it finds nothing.
        var sweeps = sweeps();
        letAnHourPass();
        await().atMost(PATIENCE).until(() -> sweeps() > sweeps);
        assertThat(reports().getMap("items[0]")).containsEntry("state", "done").containsEntry("missing", 0);
        assertThat(reportsOf(told)).hasSize(1);
    }

    private List<Map<String, Object>> reportsOf(Map<String, String> told) {
        List<Map<String, Object>> reports = reports().getList("items");
        return reports.stream()
                .filter(report -> report.get("items") instanceof List<?> items && items.contains(told))
                .toList();
    }

    /** More than the interval of comparisons. */
    private void letAnHourPass() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("""
                    update journal_reconciliation set finished_at = finished_at - interval '1 hour'
                    where scheduled and finished_at is not null""")).isPositive();
        }
    }
}

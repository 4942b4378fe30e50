package dev.trunkline.taskrouter.it;

import com.twilio.rest.taskrouter.v1.workspace.Task;
import dev.trunkline.journal.Subject;
import dev.trunkline.journal.operations.Justification;
import dev.trunkline.journal.operations.PersonErasures;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ErasureTest extends BoardTestBase {

    private static final String EVERYTHING = """
            select coalesce(string_agg(line, ' '), '') from (
                select entry::text || ' ' || encode(data, 'escape') as line from journal_entry entry
                union all select task::text from task where over) lines
            """;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    PersonErasures erasures;

    @Test
    @Tag("Y13")
    void erasesTasksThatAreOverAndLeavesThoseThatAgentsWorkOn() throws SQLException {
        // Given
        var number = "1206" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var over = task(FLEX, "sms", "{\"name\":\"Ada\",\"from\":\"+" + number + "\"}");
        shown(over);
        Task.updater(workspace(FLEX), over)
                .setAssignmentStatus(Task.Status.CANCELED)
                .update(client(FLEX));
        awaitStatus(over, "canceled");
        var open = task(FLEX, "sms", "{\"name\":\"Ada\",\"from\":\"whatsapp:+" + number + "\"}");
        shown(open);
        // When
        var part = erasures.erase(
                UUID.randomUUID(),
                new Subject(List.of("whatsapp:+" + number), List.of()),
                new Justification("sue", "asked by letter"));
        // Then
        assertThat(part.counts()).containsEntry("tasks", 1L);
        assertThat(part.left()).isEqualTo(1);
        as("supervisor").get("/tasks/{sid}", over).then().statusCode(404);
        assertThat(get("/tasks/" + open).getString("status")).isEqualTo("pending");
        assertThat(everything()).doesNotContain(number);
    }

    private String everything() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(EVERYTHING);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}

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

/** Tasks whose attributes name the person no more. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class ErasedTasksTest extends BoardTestBase {

    private static final String EVERYTHING = """
            select coalesce(string_agg(line, ' '), '') from (
                select entry::text || ' ' || encode(data, 'escape') as line from journal_entry entry
                union all select step::text from journal_step step
                union all select row::text from task row
                union all select row::text from reservation row
                union all select row::text from prompt row
                union all select row::text from command row) lines
            """;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    PersonErasures erasures;

    @Test
    @Tag("Y13")
    void goByWhatTheirJournalKnowsOfThem() throws SQLException {
        // Given a task that named the number once, another's that mentions it, and a refusal's reason that names it
        var number = "1206" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var task = task(FLEX, "sms", "{\"from\":\"+" + number + "\"}");
        var written = "206 " + number.substring(4, 7) + "-" + number.substring(7);
        var id = number.substring(1);
        var note = "words-about-bob, who asked for +" + number + ", or\\n" + written + ".";
        var another = task(FLEX, "sms", "{\"id\":" + id + ",\"note\":\"" + note + "\"}");
        shown(another);
        Task.updater(workspace(FLEX), task)
                .setAttributes("{\"note\":\"words-about-ada\"}")
                .update(client(FLEX));
        await().untilAsserted(
                        () -> assertThat(shown(task).getString("attributes")).contains("words-about-ada"));
        cancel(task);
        cancel(another);
        refusal("the number +" + number + " has no worker");
        assertThat(everything()).contains("words-about-ada", number, written);
        // When
        var part = erasures.erase(
                UUID.randomUUID(), new Subject(List.of("+" + number), List.of()), new Justification("sue", "a letter"));
        // Then
        assertThat(part.counts())
                .containsEntry("tasks", 1L)
                .containsEntry("taskTexts", 1L)
                .containsEntry("reasons", 1L);
        assertThat(everything())
                .doesNotContain("words-about-ada", number, written)
                .contains("words-about-bob", id);
    }

    private void cancel(String task) {
        Task.updater(workspace(FLEX), task)
                .setAssignmentStatus(Task.Status.CANCELED)
                .update(client(FLEX));
        awaitStatus(task, "canceled");
    }

    private void refusal(String reason) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("insert into command (id, kind, subject, by, state, reason)"
                        + " values (gen_random_uuid(), 'accept', 'WR1', 'agent', 'refused', ?)")) {
            statement.setString(1, reason);
            statement.executeUpdate();
        }
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

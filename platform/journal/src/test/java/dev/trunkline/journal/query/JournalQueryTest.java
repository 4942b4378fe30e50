package dev.trunkline.journal.query;

import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.testing.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;

class JournalQueryTest {

    @Test
    void namesTheEventsThatTheJournalHasNot() {
        try (var database = Database.create(2)) {
            // Given
            var query = new JournalQuery(database.transactions());
            new JdbcJournal(database.transactions(), () -> {}).append(List.of(entry("a", "e-1"), entry("a", "e-2")));
            // When
            var unknown = query.unknown(List.of("e-9", "e-1", "e-8", "e-2", "e-9"));
            // Then
            assertThat(unknown).containsExactly("e-9", "e-8");
            assertThat(query.unknown(List.of())).isEmpty();
        }
    }
}

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

    @Test
    void saysWhatIsStillToBeDone() {
        try (var database = Database.create(2)) {
            // Given
            var query = new JournalQuery(database.transactions());
            var first = entry("a", "e-1");
            var type = first.event().type();
            var source = first.event().source();
            new JdbcJournal(database.transactions(), () -> {}).append(List.of(first, entry("b", "e-2")));
            // Then
            assertThat(query.waiting(List.of("e-9", "e-1", "e-2"))).containsExactlyInAnyOrder("e-1", "e-2");
            assertThat(query.waiting(List.of())).isEmpty();
            assertThat(query.isWaiting("a", type, source, "e-9")).isTrue();
            assertThat(query.isWaiting("a", type, source, "e-1")).isFalse();
            assertThat(query.isWaiting("a", type, "/other", "e-9")).isFalse();
            assertThat(query.isWaiting("c", type, source, "e-9")).isFalse();
        }
    }
}

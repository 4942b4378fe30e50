package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.testing.Database;
import dev.trunkline.journal.testing.Instance;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;

/** Entries that share the steps of another one. */
class OriginTest {

    private Database database;
    private LaneClaims claims;

    @BeforeEach
    void create() {
        database = Database.create(4);
        claims = new LaneClaims(database.transactions(), "test", Duration.ofMinutes(1));
        new JdbcJournal(database.transactions(), () -> {}).append(entries("a", 2));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCopyGetsTheStepsOfItsOrigin() throws Exception {
        // Given
        var first = claims.claim(1).leases().getFirst();
        steps(first).once("create", String.class, Optional::empty, () -> "CH1");
        database.update(
                "update journal_entry set origin = ? where event_id = 'a-1'",
                first.entry().id());
        var moves = new LaneMoves(database.transactions(), new JdbcOutbox(database.transactions(), () -> {}), "test");
        // When
        var copy = moves.complete(first, outbox -> {}, true).orElseThrow();
        var result = steps(copy).once("create", String.class, Optional::empty, () -> "CH2");
        steps(copy).once("greet", String.class, () -> "IM1");
        // Then
        assertThat(copy.entry().origin()).isEqualTo(first.entry().id());
        assertThat(result).isEqualTo("CH1");
        assertThat(database.text("select string_agg(entry_id || ' ' || name, ', ' order by name) from journal_step"))
                .isEqualTo("%1$d create, %1$d greet".formatted(first.entry().id()));
    }

    @Test
    void theAgeOfAnEntryThatIsTriedAnewCountsFromThere() {
        // Given
        database.update("update journal_entry set appended_at = now() - interval '5 days', tried_from = now()");
        // When
        var lease = claims.claim(1).leases().getFirst();
        // Then
        assertThat(lease.age()).isLessThan(Duration.ofDays(1));
        assertThat(lease.entry().triedFrom()).isAfter(lease.entry().appendedAt().plus(Duration.ofDays(4)));
    }

    private JdbcSteps steps(LaneLease lease) {
        return new JdbcSteps(database.transactions(), Instance.CLASSIFIER, lease, StepListener.NONE);
    }
}

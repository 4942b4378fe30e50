package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.testing.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entry;
import static org.assertj.core.api.Assertions.assertThat;

class LaneClaimsTest {

    private Database database;
    private LaneClaims claims;

    @BeforeEach
    void createThreeLanesWithWork() {
        database = Database.create(1);
        claims = new LaneClaims(database.transactions(), "test", Duration.ofMinutes(1));
        new JdbcJournal(database.transactions(), () -> {})
                .append(List.of(entry("a", "a-0"), entry("b", "b-0"), entry("c", "c-0")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takesThoseThatHaveWaitedLongestAndNoMoreThanAsked() {
        // Given
        database.update("update journal_lane set next_at = now() - interval '2 hours' where key = 'c'");
        database.update("update journal_lane set next_at = now() - interval '1 hour' where key = 'a'");
        // When
        var claimed = claims.claim(2);
        // Then
        assertThat(claimed.leases()).extracting(LaneLease::lane).containsExactlyInAnyOrder("a", "c");
        assertThat(claimed.stolen()).isZero();
    }

    @Test
    void leavesLanesThatAreHeldParkedOrNotYetDue() {
        // Given
        database.update("update journal_lane set state = 'held' where key = 'a'");
        database.update("update journal_lane set state = 'parked' where key = 'b'");
        database.update("update journal_lane set next_at = now() + interval '1 hour' where key = 'c'");
        // When
        var claimed = claims.claim(10);
        // Then
        assertThat(claimed.leases()).isEmpty();
    }

    @Test
    void doesNotReadThroughLanesWithoutWork() {
        // Given
        database.update("insert into journal_lane (key) select 'idle-' || i from generate_series(1, 20000) i");
        database.update("analyze journal_lane");
        var before = scans();
        // When
        var claimed = claims.claim(10);
        // Then
        assertThat(claimed.leases()).hasSize(3);
        assertThat(scans()).isEqualTo(before);
        assertThat(database.number("select count(*) from journal_lane where epoch >= 0"))
                .isEqualTo(20_003);
        assertThat(scans()).as("a scan is seen where there is one").isEqualTo(before + 1);
    }

    /** How often the table of lanes was read from end to end, by this one connection. */
    private long scans() {
        database.text("select pg_stat_force_next_flush()");
        return database.number(
                "select seq_scan from pg_stat_user_tables where relname = 'journal_lane' and schemaname = current_schema()");
    }
}

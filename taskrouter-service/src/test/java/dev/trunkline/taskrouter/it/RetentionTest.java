package dev.trunkline.taskrouter.it;

import dev.trunkline.journal.OldTables;
import dev.trunkline.journal.jdbc.OldRows;
import dev.trunkline.journal.jdbc.Transactions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Injected.
class RetentionTest extends BoardTestBase {

    private static final List<String> TABLES = List.of("command", "prompt", "expected_activity", "reminder");

    @Inject
    @All
    List<OldTables> tables;

    @Inject
    Transactions transactions;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void forgetsWhatIsOverForLong() throws Exception {
        // Given
        var rows = new OldRows(transactions, 2, took -> true);
        execute("insert into command (id, kind, subject, by, state) values (gen_random_uuid(), 'accept', 'WR1', 'a',"
                + " 'done')");
        execute("insert into prompt (reservation_sid, worker) values ('WR-retention', 'a')");
        execute("insert into expected_activity (worker_sid, activity, at) values ('WK-retention', 'a', now())");
        execute("insert into reminder (name, at) values ('retention', now())");
        // When
        rows.delete(tables, Instant.now().plus(Duration.ofDays(29)));
        // Then
        for (var table : TABLES) {
            assertThat(rows(table)).as(table).isPositive();
        }
        // When
        rows.delete(tables, Instant.now().plus(Duration.ofDays(31)));
        // Then
        for (var table : TABLES) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void forgetsTasksThatAreOverWithTheirReservationsAndNoOthers() throws Exception {
        // Given
        var rows = new OldRows(transactions, 2, took -> true);
        for (var over : List.of(true, false)) {
            execute("insert into task (sid, account, over, created_at, changed_at, data) values ('WT-" + over
                    + "', 'AC1', " + over + ", now() - interval '1000 days', now() - interval '1000 days', '{}')");
            for (var i = 0; i < 5; i++) {
                execute("insert into reservation (sid, account, task_sid, status, changed_at, data) values ('WR-" + over
                        + i + "', 'AC1', 'WT-" + over + "', 'completed', now(), '{}')");
            }
        }
        // When
        rows.delete(tables, Instant.now().minus(Duration.ofDays(900)));
        // Then
        assertThat(rows("task where sid like 'WT-%'")).isEqualTo(1);
        assertThat(rows("reservation where sid like 'WR-%'")).isEqualTo(5);
        execute("delete from reservation where sid like 'WR-%'");
        execute("delete from task where sid like 'WT-%'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private int rows(String table) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

package dev.trunkline.taskrouter.it;

import dev.trunkline.taskrouter.retention.Retention;
import io.agroal.api.AgroalDataSource;
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
    Retention retention;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void forgetsWhatIsOverForLong() throws SQLException {
        // Given
        execute(
                "insert into command (id, kind, subject, by, state) values (gen_random_uuid(), 'accept', 'WR1', 'a', 'done')");
        execute("insert into prompt (reservation_sid, worker) values ('WR-retention', 'a')");
        execute("insert into expected_activity (worker_sid, activity, at) values ('WK-retention', 'a', now())");
        execute("insert into reminder (name, at) values ('retention', now())");
        // When
        retention.sweep(Instant.now().plus(Duration.ofDays(29)));
        // Then
        for (var table : TABLES) {
            assertThat(rows(table)).as(table).isPositive();
        }
        // When
        retention.sweep(Instant.now().plus(Duration.ofDays(31)));
        // Then
        for (var table : TABLES) {
            assertThat(rows(table)).as(table).isZero();
        }
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

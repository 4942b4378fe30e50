package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.OldTables;
import dev.trunkline.journal.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OldRowsTest {

    private static final int BATCH = 10;

    private final List<Duration> transactionsUntilNow = new ArrayList<>();
    private Database database;

    @BeforeEach
    void create() {
        database = Database.create(4);
        database.update("create table parent (id integer primary key, at timestamptz)");
        database.update("create table child (id integer, parent integer references parent (id))");
        database.update("insert into parent select n, now() - interval '1 day' * n from generate_series(0, 34) n");
        database.update("insert into child select n, n from generate_series(0, 34) n");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Parents older than ten days, after what belongs to them. */
    private static final class Parents implements OldTables {
        @Override
        public Duration keep() {
            return Duration.ofDays(10).minusMinutes(1);
        }

        @Override
        public List<Rows> rows() {
            return List.of(
                    new Rows("child", "parent in (select id from parent where at < ?)"),
                    new Rows("parent", "at < ? and not exists (select 1 from child where child.parent = parent.id)"));
        }
    }

    @Test
    void deletesOldRowsInBatches() throws Exception {
        // Given
        var rows = rows(true);
        // When
        var gone = rows.delete(List.of(new Parents()), Instant.now());
        // Then
        assertThat(gone).isEqualTo(50);
        assertThat(count("parent")).isEqualTo(10);
        assertThat(count("child")).isEqualTo(10);
        assertThat(transactionsUntilNow).hasSize(6);
        assertThat(rows.delete(List.of(new Parents()), Instant.now())).isZero();
    }

    @Test
    void stopsBetweenBatchesWhereItIsToldSo() throws Exception {
        // When
        var gone = rows(false).delete(List.of(new Parents()), Instant.now());
        // Then
        assertThat(gone).isEqualTo(BATCH);
        assertThat(count("child")).isEqualTo(25);
        assertThat(count("parent")).isEqualTo(35);
    }

    @Test
    void leavesRowsAloneThatSomebodyWorksOn() throws Exception {
        // Given
        var locked = new CountDownLatch(1);
        var swept = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = others.submit(() -> database.transactions().call(connection -> lock(connection, locked, swept)));
            locked.await();
            // When
            var gone = rows(true).delete(List.of(new Parents()), Instant.now());
            // Then
            swept.countDown();
            assertThat(work.get()).isTrue();
            assertThat(gone).isEqualTo(48);
            assertThat(count("parent")).isEqualTo(11);
        }
    }

    private static boolean lock(Connection connection, CountDownLatch locked, CountDownLatch swept)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select * from child where id = 20 for update");
            locked.countDown();
            return swept.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a row was locked", e);
        }
    }

    private OldRows rows(boolean goOn) {
        return new OldRows(database.transactions(), BATCH, took -> {
            transactionsUntilNow.add(took);
            return goOn;
        });
    }

    private long count(String table) {
        return database.transactions().call(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}

package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.Completion;
import dev.trunkline.journal.EntryHandler.OnPark;
import dev.trunkline.journal.jdbc.JournalRetention.Deleted;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import dev.trunkline.journal.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.testing.Events.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalRetentionTest {

    private static final RetentionSettings SETTINGS =
            new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 10);

    private Database database;
    private JdbcJournal journal;
    private LaneClaims claims;
    private LaneMoves moves;
    private JournalRetention retention;

    @BeforeEach
    void create() {
        database = Database.create(10);
        var transactions = database.transactions();
        journal = new JdbcJournal(transactions, () -> {});
        claims = new LaneClaims(transactions, "test", Duration.ofMinutes(1));
        moves = new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "test");
        retention = new JournalRetention(transactions, SETTINGS, took -> true);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void deletesOldFinishedEntriesWithTheirStepsAndEmptyLanesAndNothingElse() throws Exception {
        // Given more than fits into a batch, finished 15 days ago; and some finished a moment ago
        journal.append(entries("old", 35));
        handleAll();
        database.update(
                "insert into journal_step (entry_id, name, state) select id, 'send', 'done' from journal_entry");
        grow("15 days");
        journal.append(entries("young", 3));
        handleAll();
        // When
        var deleted = retention.sweep();
        // Then
        assertThat(deleted).isEqualTo(new Deleted(35, 1, 0, 0));
        assertThat(database.text("select string_agg(event_id, ' ' order by id) from journal_entry"))
                .isEqualTo("young-0 young-1 young-2");
        assertThat(database.number("select count(*) from journal_step")).isZero();
        assertThat(database.text("select string_agg(key, ' ') from journal_lane"))
                .isEqualTo("young");
        assertThat(retention.sweep().isNothing()).isTrue();
    }

    @Test
    void keepsWhatIsNotFinishedHoweverOldItIs() throws Exception {
        // Given a lane whose head is parked, one that moved on past a parked entry, and one that waits
        journal.append(entries("parked", 3));
        moves.park(claims.claim(1).leases().getFirst(), OnPark.LANE_WAITS, new Reason("broken", null), outbox -> {});
        journal.append(entries("passed", 2));
        moves.park(claims.claim(1).leases().getFirst(), OnPark.LANE_MOVES_ON, new Reason("broken", null), outbox -> {});
        handleAll();
        journal.append(entries("waiting", 2));
        grow("100 days");
        // When
        var deleted = retention.sweep();
        // Then
        assertThat(deleted).isEqualTo(new Deleted(1, 0, 0, 0));
        assertThat(database.text("select string_agg(event_id, ' ' order by id) from journal_entry"))
                .isEqualTo("parked-0 parked-1 parked-2 passed-0 waiting-0 waiting-1");
    }

    @Test
    void keepsTheOriginOfACopyAsLongAsTheCopyIsThere() throws Exception {
        // Given an old entry with a step, and a young copy that shares it
        journal.append(entries("a", 1));
        handleAll();
        grow("15 days");
        database.update(
                "insert into journal_step (entry_id, name, state) select id, 'send', 'done' from journal_entry");
        journal.append(entries("copy", 1));
        handleAll();
        database.update("update journal_entry set origin = (select min(id) from journal_entry) where lane = 'copy'");
        // When
        var whileCopied = retention.sweep();
        var steps = database.number("select count(*) from journal_step");
        grow("15 days");
        var copy = retention.sweep();
        var origin = retention.sweep();
        // Then
        assertThat(whileCopied.isNothing()).isTrue();
        assertThat(steps).isEqualTo(1);
        assertThat(copy.entries()).isEqualTo(1);
        assertThat(origin.entries()).isEqualTo(1);
        assertThat(database.number("select count(*) from journal_step")).isZero();
    }

    @Test
    void deletesFinishedReplaysAndOldLinesOfTheAuditLog() throws Exception {
        // Given
        for (var finished : List.of("now() - interval '15 days'", "now()", "null")) {
            database.update("insert into journal_replay (who, why, filter, finished_at) values ('w', 'y', '{}', "
                    + finished + ")");
        }
        database.update("insert into journal_audit (who, why, action, at)"
                + " select 'w', 'y', 'skip', now() - make_interval(days => 425 - n) from generate_series(1, 30) n");
        // When
        var deleted = retention.sweep();
        // Then
        assertThat(deleted).isEqualTo(new Deleted(0, 0, 1, 25));
    }

    @Test
    void clearsAnEditedEntrysFormerDataWithTheEntryAndKeepsTheirLengthAndHash() throws Exception {
        // Given an old entry and a young one, both edited
        journal.append(entries("old", 1));
        handleAll();
        grow("15 days");
        journal.append(entries("young", 1));
        handleAll();
        database.update("""
                insert into journal_audit (who, why, action, lane, entry_id, detail, previous)
                select 'w', 'y', 'edit', lane, id, '{"bytesBefore": 5}', 'Hello' from journal_entry""");
        // When
        retention.sweep();
        // Then
        assertThat(database.text("select string_agg(lane, ' ') from journal_audit where previous is not null"))
                .isEqualTo("young");
        var old = "from journal_audit where lane = 'old'";
        assertThat(database.text("select who || why || action " + old)).isEqualTo("wyedit");
        assertThat(database.text("select detail->>'bytesBefore' " + old)).isEqualTo("5");
        assertThat(database.text("select detail->>'sha256Before' " + old))
                .isEqualTo("185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969");
    }

    @Test
    void keepsAHeldLaneThatHasNoEntries() throws Exception {
        // Given
        database.update("insert into journal_lane (key, state) values ('held', 'held')");
        // When
        retention.sweep();
        // Then
        assertThat(database.number("select count(*) from journal_lane")).isEqualTo(1);
    }

    @Test
    void aWorkerFrozenSinceAFormerLifeOfItsLaneMovesNothing() throws Exception {
        // Given a worker that claims and freezes, its entry being handled by another and deleted long after
        journal.append(entries("a", 1));
        var frozen = claims.claim(1).leases().getFirst();
        database.update("update journal_lane set lease_until = now() - interval '1 second'");
        handleAll();
        grow("15 days");
        retention.sweep();
        journal.append(entries("a", 1));
        var claimed = claims.claim(1).leases().getFirst();
        // When the lane has come again, at the same place
        assertThatThrownBy(() -> moves.complete(frozen, Completion.nothing(), true))
                .isInstanceOf(LeaseLostException.class);
        // Then
        assertThat(claimed.entry().seq()).isEqualTo(frozen.entry().seq());
        assertThat(claimed.epoch()).isGreaterThan(frozen.epoch() + 1);
        assertThat(moves.complete(claimed, Completion.nothing(), true)).isEmpty();
    }

    @Test
    void waitsForNobodyAndLeavesLockedRowsToTheNextSweep() throws Exception {
        // Given
        journal.append(entries("a", 2));
        handleAll();
        grow("15 days");
        // When someone is at one of the entries
        var deleted = database.transactions().call(connection -> {
            database.text("select 1 from journal_entry where event_id = 'a-0' for key share");
            return CompletableFuture.supplyAsync(this::sweep).join();
        });
        // Then
        assertThat(deleted).isEqualTo(new Deleted(1, 0, 0, 0));
        assertThat(retention.sweep()).isEqualTo(new Deleted(1, 1, 0, 0));
    }

    @Test
    void leavesTheWorkToTheInstanceThatIsAtIt() {
        // Given
        journal.append(entries("a", 2));
        handleAll();
        grow("15 days");
        // When
        var deleted = database.transactions().call(connection -> {
            database.text("select pg_advisory_xact_lock('journal_entry'::regclass::oid::bigint)");
            return CompletableFuture.supplyAsync(this::sweep).join();
        });
        // Then
        assertThat(deleted.isNothing()).isTrue();
    }

    @Test
    void stopsBetweenTwoTransactionsWhereItsPaceSaysSo() throws Exception {
        // Given
        journal.append(entries("a", 30));
        handleAll();
        grow("15 days");
        // When
        var deleted = new JournalRetention(database.transactions(), SETTINGS, took -> false).sweep();
        // Then
        assertThat(deleted).isEqualTo(new Deleted(10, 0, 0, 0));
    }

    @Test
    void losesNoEntryThatIsAppendedWhileItsLaneIsDeleted() throws Exception {
        // Given a sweeper that never rests, and all that is finished grows old at once
        var busy = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sweeping = threads.submit((Callable<Long>) () -> {
                var lanes = 0L;
                while (busy.get()) {
                    database.update("update journal_entry set appended_at = now() - interval '15 days',"
                            + " finished_at = now() - interval '15 days' where state = 'done'");
                    lanes += sweep().lanes();
                }
                return lanes;
            });
            var handled = new ArrayList<String>();
            // When
            for (var i = 0; i < 600; i++) {
                journal.append(List.of(dev.trunkline.journal.testing.Events.entry("lane" + i % 3, "e" + i)));
                handled.addAll(handleAll());
            }
            busy.set(false);
            // Then
            assertThat(sweeping.get()).isPositive();
            assertThat(handled).hasSize(600).doesNotHaveDuplicates();
            assertThat(database.number("select count(*) from journal_lane where pending"))
                    .isZero();
        }
    }

    @Test
    void keepsAtLeastAsLongAsTheTopicsDo() {
        assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(6), Duration.ofDays(400), 10))
                .hasMessageContaining("trunkline.journal.retention.keep")
                .hasMessageContaining("at least 7d");
        assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(14), Duration.ofDays(13), 10))
                .hasMessageContaining("trunkline.journal.retention.keep-audit");
        assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(14), Duration.ofDays(400), 0))
                .hasMessageContaining("trunkline.journal.retention.batch");
    }

    private Deleted sweep() {
        try {
            return retention.sweep();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Handles what is ready. @return the event ids */
    private List<String> handleAll() {
        var handled = new ArrayList<String>();
        var leases = claims.claim(100).leases();
        while (!leases.isEmpty()) {
            for (var lease : leases) {
                moves.complete(lease, Completion.nothing(), false);
                handled.add(lease.entry().event().id());
            }
            leases = claims.claim(100).leases();
        }
        return handled;
    }

    private void grow(String age) {
        database.update("update journal_entry set appended_at = appended_at - interval '" + age
                + "', finished_at = finished_at - interval '" + age + "'");
    }
}

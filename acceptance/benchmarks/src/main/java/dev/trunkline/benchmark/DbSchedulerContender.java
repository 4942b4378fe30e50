package dev.trunkline.benchmark;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trunkline.journal.Completion;
import dev.trunkline.journal.Entry;
import dev.trunkline.journal.Journal;
import dev.trunkline.journal.NewEntry;
import dev.trunkline.journal.engine.EngineSettings;
import dev.trunkline.journal.jdbc.EventColumns;
import dev.trunkline.journal.jdbc.JdbcJournal;
import dev.trunkline.journal.jdbc.JdbcOutbox;
import dev.trunkline.journal.jdbc.LaneLease;
import dev.trunkline.journal.jdbc.LaneMoves;
import dev.trunkline.journal.jdbc.LaneMoves.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same lanes, driven by db-scheduler: one task per lane with work, whose execution goes through the lane. What is
 * ready and when stands in db-scheduler's table; the lane's own claim remains as the fence.
 */
final class DbSchedulerContender implements Contender {

    private static final String TABLE = """
            create table scheduled_tasks (
                task_name text not null, task_instance text not null, task_data bytea, execution_time timestamptz,
                picked boolean not null, picked_by text, last_success timestamptz, last_failure timestamptz,
                consecutive_failures int, last_heartbeat timestamptz, version bigint not null, priority smallint, state text,
                primary key (task_name, task_instance));
            create index on scheduled_tasks (execution_time);
            create index on scheduled_tasks (last_heartbeat)
            """;
    private static final String CLAIM = """
            with claimed as (
                update journal_lane set epoch = epoch + 1, attempts = attempts + 1, lease_owner = 'db-scheduler',
                    lease_until = now() + interval '15 seconds'
                where key = ? and state = 'ready' and pending returning key, head, attempts as lane_attempts, epoch)
            select key as lane_key, head, lane_attempts, epoch, id, appended_at, %s
            from claimed join journal_entry entry on lane = key and seq = head
            """.formatted(EventColumns.NAMES);

    private final BenchmarkDatabase database;
    private final Effects effects;
    private final Journal journal;
    private final LaneMoves moves;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final Map<String, TaskInstance<?>> lanes = new LinkedHashMap<>();

    DbSchedulerContender(BenchmarkDatabase database, Effects effects) {
        this.database = database;
        this.effects = effects;
        database.execute(TABLE);
        var transactions = database.transactions();
        journal = new JdbcJournal(transactions, () -> {});
        moves = new LaneMoves(transactions, new JdbcOutbox(transactions, () -> {}), "benchmark");
        task = Tasks.custom("lane", Void.class).execute((instance, context) -> goThrough(instance.getId()));
        scheduler = Scheduler.create(database.dataSource(), task)
                .threads(EngineSettings.defaults().concurrency())
                .pollingInterval(Duration.ofMillis(5))
                .pollUsingLockAndFetch(0.5, 1.0)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    @Override
    public void append(List<NewEntry> entries) {
        journal.append(entries);
        entries.forEach(entry -> lanes.computeIfAbsent(entry.lane(), task::instance));
    }

    @Override
    public void start() {
        scheduler.scheduleBatch(List.copyOf(lanes.values()), Instant.now());
        scheduler.start();
    }

    private CompletionHandler<Void> goThrough(String lane) {
        var turnEnds = System.nanoTime() + EngineSettings.defaults().turn().toNanos();
        var next = claim(lane);
        while (next.isPresent()) {
            var lease = next.get();
            try {
                effects.handle(Integer.parseInt(lease.entry().event().id()));
            } catch (IOException | InterruptedException e) {
                var delay = JournalContender.backoff().after(lease.entry().attempt(), null);
                moves.retryLater(lease, delay, new Reason(String.valueOf(e.getMessage()), null), Completion.nothing());
                return again(delay);
            }
            var keep = System.nanoTime() - turnEnds < 0;
            next = moves.complete(lease, outbox -> effects.done(), keep);
            if (!keep) {
                return again(Duration.ZERO);
            }
        }
        return new OnCompleteRemove<>();
    }

    private static CompletionHandler<Void> again(Duration delay) {
        return (complete, operations) ->
                operations.reschedule(complete, Instant.now().plus(delay));
    }

    private Optional<LaneLease> claim(String lane) {
        return database.transactions().call(connection -> claim(connection, lane));
    }

    private static Optional<LaneLease> claim(Connection connection, String lane) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, lane);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var entry = new Entry(
                        row.getLong("id"),
                        row.getLong("id"),
                        lane,
                        row.getLong("head"),
                        row.getInt("lane_attempts"),
                        EventColumns.read(row),
                        row.getObject("appended_at", OffsetDateTime.class).toInstant());
                return Optional.of(new LaneLease(entry, row.getLong("epoch"), Duration.ZERO));
            }
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}

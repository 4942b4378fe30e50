package dev.trunkline.taskrouter.retention;

import dev.trunkline.journal.jdbc.OldRows;
import dev.trunkline.journal.jdbc.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Looks each hour. Tasks and reservations have a retention of their own. */
@ApplicationScoped
public class Retention {

    private static final List<String> DELETES = List.of(
            "delete from command where changed_at < ?",
            "delete from prompt where asked_at < ?",
            "delete from expected_activity where at < ?",
            "delete from reminder where at < ?");

    private final OldRows rows;
    private final RetentionConfig config;

    Retention(Transactions transactions, RetentionConfig config) {
        this.rows = new OldRows(transactions, DELETES);
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        var gone = sweep(Instant.now());
        if (gone > 0) {
            Log.infof("old rows deleted count=%d", gone);
        }
    }

    /** @return how many rows are gone */
    public int sweep(Instant now) {
        return rows.delete(now.minus(config.keep()));
    }
}

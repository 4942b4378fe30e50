package dev.trunkline.bridge.retention;

import dev.trunkline.journal.jdbc.OldRows;
import dev.trunkline.journal.jdbc.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks each hour. A link that is forgotten is made anew should its conversations be opened again, from their attributes; what was
 * said before is left as it is then.
 */
@ApplicationScoped
public class Retention {

    private static final String GONE = "select id from bridge_link where state = 'closed' and changed_at < ?";
    private static final List<String> DELETES = Stream.concat(
                    Stream.of("bridge_message", "bridge_member", "bridge_drift")
                            .map(table -> "delete from " + table + " where link_id in (" + GONE + ")"),
                    Stream.of(
                            "delete from bridge_link where state = 'closed' and changed_at < ?",
                            "delete from bridge_outreach where begun_at < ?"))
            .toList();

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

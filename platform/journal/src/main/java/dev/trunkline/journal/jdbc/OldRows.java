package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.OldTables;
import dev.trunkline.journal.OldTables.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes what is over for long, of tables that are a service's own, in short transactions that wait for no lock. */
public final class OldRows {

    private final Transactions transactions;
    private final int batch;
    private final JournalRetention.Pace pace;

    /**
     * @param batch how many rows a transaction deletes at most
     * @param pace asked after each transaction
     */
    public OldRows(Transactions transactions, int batch, JournalRetention.Pace pace) {
        this.transactions = transactions;
        this.batch = batch;
        this.pace = pace;
    }

    /**
     * Goes through the tables once; ends early where {@link JournalRetention.Pace} says so.
     *
     * @return how many rows are gone
     * @throws JournalDatabaseException where the database failed; what was deleted until then stays deleted
     */
    public long delete(List<? extends OldTables> tables, Instant now) throws InterruptedException {
        var gone = 0L;
        for (var service : tables) {
            var before = now.minus(service.keep());
            for (var rows : service.rows()) {
                var full = true;
                while (full) {
                    var began = System.nanoTime();
                    int deleted = transactions.call(connection -> batch(connection, rows, before));
                    gone += deleted;
                    full = deleted == batch;
                    if (!pace.goOn(Duration.ofNanos(System.nanoTime() - began))) {
                        return gone;
                    }
                }
            }
        }
        return gone;
    }

    /** Rows that somebody works on are left for the next time. */
    private int batch(Connection connection, Rows rows, Instant before) throws SQLException {
        var sql =
                "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s limit ? for update skip locked))"
                        .formatted(rows.table(), rows.condition());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, batch);
            return statement.executeUpdate();
        }
    }
}

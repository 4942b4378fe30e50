package dev.trunkline.taskrouter.reconciliation.scheduler;

import dev.trunkline.journal.reconciliation.Reconciliations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks for sweeps that are due. One instance at a time: it holds a lock of the database meanwhile, which PostgreSQL lets go
 * when the instance dies, so that another one goes on.
 */
@ApplicationScoped
class SweepSchedule {

    /** Of this schedule alone, in the whole database. */
    private static final String KEY = "hashtext('trunkline taskrouter reconciliation')";

    private final AgroalDataSource dataSource;
    private final Reconciliations reconciliations;

    SweepSchedule(AgroalDataSource dataSource, Reconciliations reconciliations) {
        this.dataSource = dataSource;
        this.reconciliations = reconciliations;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try (var connection = dataSource.getConnection()) {
            if (ask(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
                try {
                    var next = reconciliations.sweep();
                    Log.debugf("next sweep at=%s", next);
                } finally {
                    var released = ask(connection, "select pg_advisory_unlock(" + KEY + ")");
                    Log.debugf("sweeps released=%b", released);
                }
            }
        } catch (SQLException e) {
            Log.warnf("reconciliation not looked at, again in 2 s: %s", e.getMessage());
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}

package dev.trunkline.journal.cdi;

import dev.trunkline.journal.OldTables;
import dev.trunkline.journal.engine.Signal;
import dev.trunkline.journal.jdbc.JournalRetention;
import dev.trunkline.journal.jdbc.OldRows;
import dev.trunkline.journal.jdbc.Transactions;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sweeps finished work out of the journal, and what is over out of the service's tables, at the start and at an interval. */
@ApplicationScoped
class RetentionSchedule {

    private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final boolean enabled;
    private final Duration interval;
    private final JournalRetention retention;
    private final OldRows rows;
    private final List<OldTables> tables;
    private final Signal stopping = new Signal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    RetentionSchedule(JournalConfig config, Transactions transactions, @All List<OldTables> tables) {
        this.enabled = config.enabled();
        this.interval = config.retention().interval();
        var settings = config.retention().settings();
        this.retention = new JournalRetention(transactions, settings, this::pauseAsLongAsItWorked);
        this.rows = new OldRows(transactions, settings.batch(), this::pauseAsLongAsItWorked);
        this.tables = tables;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            running = true;
            Thread.ofVirtual().name("journal-retention").start(this::sweepUntilStopped);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (running) {
            running = false;
            stopping.wake();
            if (!stopped.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("retention did not stop in time; what it was about to delete stays until the next sweep");
            }
        }
    }

    private void sweepUntilStopped() {
        try {
            while (running) {
                sweep();
                if (running) {
                    stopping.await(interval);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void sweep() throws InterruptedException {
        try {
            var deleted = retention.sweep();
            if (!deleted.isNothing()) {
                LOG.infof(
                        "finished work deleted entries=%d lanes=%d replays=%d audit=%d",
                        deleted.entries(), deleted.lanes(), deleted.replays(), deleted.audit());
            }
            var gone = rows.delete(tables, Instant.now());
            if (gone > 0) {
                LOG.infof("old rows deleted count=%d", gone);
            }
        } catch (RuntimeException e) {
            LOG.warnf("retention ended early, next sweep in %s: %s", interval, e.getMessage());
        }
    }

    /** So it takes at most half of one connection. */
    private boolean pauseAsLongAsItWorked(Duration took) throws InterruptedException {
        stopping.await(took);
        return running;
    }
}

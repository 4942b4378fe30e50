package dev.trunkline.journal.cdi;

import dev.trunkline.journal.engine.Handlers;
import dev.trunkline.journal.engine.JournalEngine;
import dev.trunkline.journal.kafka.OutboxPublisher;
import dev.trunkline.journal.kafka.RecordIntake;
import dev.trunkline.journal.operations.ReplayHandler;
import dev.trunkline.journal.query.JournalQuery;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Starts the journal with the application and stops it before the connections go. */
@ApplicationScoped
class JournalLifecycle {

    private static final Logger LOG = Logger.getLogger(JournalLifecycle.class);

    private final JournalConfig config;
    private final Handlers handlers;
    private final JournalQuery query;
    private final JournalEngine engine;
    private final OutboxPublisher publisher;
    private final RecordIntake intake;
    private final BacklogMetrics metrics;

    JournalLifecycle(
            JournalConfig config,
            Handlers handlers,
            JournalQuery query,
            JournalEngine engine,
            OutboxPublisher publisher,
            RecordIntake intake,
            BacklogMetrics metrics) {
        this.config = config;
        this.handlers = handlers;
        this.query = query;
        this.engine = engine;
        this.publisher = publisher;
        this.intake = intake;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        metrics.start();
        if (!config.enabled()) {
            LOG.info("journal engine not started: trunkline.journal.enabled=false");
            return;
        }
        handlers.verify(List.of(ReplayHandler.TYPE));
        handlers.verify(query.typesToExpect());
        engine.start();
        publisher.start();
        LOG.infof("journal engine started service=%s concurrency=%d", config.service(), config.concurrency());
    }

    void stop(@Observes ShutdownEvent event) {
        intake.close();
        engine.close();
        publisher.close();
        metrics.stop();
        LOG.infof("journal engine stopped service=%s", config.service());
    }
}

package dev.trunkline.journal.cdi;

import dev.trunkline.journal.engine.JournalEngine;
import dev.trunkline.journal.kafka.OutboxPublisher;
import dev.trunkline.journal.kafka.RecordIntake;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while records do not get into the journal or the engine does not run. */
@Readiness
@ApplicationScoped
class JournalReadiness implements HealthCheck {

    private final JournalConfig config;
    private final JournalEngine engine;
    private final RecordIntake intake;
    private final OutboxPublisher publisher;

    JournalReadiness(JournalConfig config, JournalEngine engine, RecordIntake intake, OutboxPublisher publisher) {
        this.config = config;
        this.engine = engine;
        this.intake = intake;
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        var working = engine.isRunning() || !config.enabled();
        var response = HealthCheckResponse.named("journal")
                .status(working && intake.trouble().isEmpty())
                .withData("engine", engine.isRunning() ? "running" : "stopped");
        intake.trouble().ifPresent(trouble -> response.withData("intake", trouble));
        // Shown only: a service that cannot publish at present still takes records and requests.
        publisher.trouble().ifPresent(trouble -> response.withData("outbox", trouble));
        return response.build();
    }
}

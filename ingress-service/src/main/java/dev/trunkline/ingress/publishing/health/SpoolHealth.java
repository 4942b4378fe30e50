package dev.trunkline.ingress.publishing.health;

import dev.trunkline.ingress.publishing.DurablePublisher;
import dev.trunkline.ingress.publishing.LaneState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while a webhook can be kept, on Kafka or in the spool. A disk that failed counts for some seconds; then traffic may try
 * again, since Kafka may be back.
 */
@Readiness
@ApplicationScoped
class SpoolHealth implements HealthCheck {

    private final DurablePublisher publisher;

    SpoolHealth(DurablePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        var spooling = publisher.states().stream().filter(LaneState::spooling).toList();
        boolean failing = publisher.states().stream().anyMatch(LaneState::failing);
        boolean full = publisher.isFull();
        var response = HealthCheckResponse.named("publishing")
                .status(!failing && (spooling.isEmpty() || !full))
                .withData("spoolBytes", publisher.spoolBytes())
                .withData("spoolFull", full)
                .withData("spoolFailing", failing);
        spooling.forEach(lane -> response.withData(lane.topic(), lane.depth() + " in the spool"));
        return response.build();
    }
}

package dev.trunkline.taskrouter.people.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.journal.Outbox;
import dev.trunkline.taskrouter.people.Nudges;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Asks bridge-service, which knows each worker's System conversation: {@code trunkline.commands.bridge}. */
@ApplicationScoped
class BridgeNudges implements Nudges {

    /** CloudEvents type. Never changed once published. */
    static final String TYPE = "trunkline.agent.nudge";

    private final Outbox outbox;
    private final ObjectMapper json;

    BridgeNudges(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public void send(String name) {
        try {
            var event = new CloudEvent(
                    UUID.randomUUID().toString(),
                    "/taskrouter/people",
                    TYPE,
                    Instant.now(),
                    "application/json",
                    Map.of(
                            CloudEvent.Extension.TRACE_PARENT,
                            TraceContext.start().traceparent()),
                    json.writeValueAsBytes(Map.of("worker", name)));
            outbox.add(Topics.commands("bridge"), name, event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("nudge: cannot be written as JSON", e);
        }
    }
}

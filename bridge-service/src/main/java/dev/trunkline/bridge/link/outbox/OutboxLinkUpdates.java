package dev.trunkline.bridge.link.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.LinkUpdates;
import dev.trunkline.bridge.link.LinkViews;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.journal.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Puts updates into the journal's outbox. */
@ApplicationScoped
class OutboxLinkUpdates implements LinkUpdates {

    private final Outbox outbox;
    private final ObjectMapper json;

    OutboxLinkUpdates(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public void changed(Link link, CloudEvent cause) {
        var update = new Update.LinkChanged(LinkViews.of(link));
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/bridge/links/" + link.id(),
                update.type(),
                Instant.now(),
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT,
                        cause.trace().next().traceparent(),
                        CloudEvent.Extension.CAUSE,
                        cause.id()),
                write(update));
        outbox.add(Topics.updates(update.area()), update.key(), event);
    }

    private byte[] write(Update update) {
        try {
            return json.writeValueAsBytes(update);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("update " + update.type() + ": cannot be written as JSON", e);
        }
    }
}

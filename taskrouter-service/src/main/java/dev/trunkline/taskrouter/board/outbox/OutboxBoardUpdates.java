package dev.trunkline.taskrouter.board.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.contracts.Topics;
import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.update.Update;
import dev.trunkline.journal.Outbox;
import dev.trunkline.taskrouter.board.BoardUpdates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Puts updates into the journal's outbox. */
@ApplicationScoped
class OutboxBoardUpdates implements BoardUpdates {

    private final Outbox outbox;
    private final ObjectMapper json;

    OutboxBoardUpdates(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public void tell(Update update, String account, CloudEvent cause) {
        var event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/taskrouter/" + update.area().id() + "/" + update.key(),
                update.type(),
                Instant.now(),
                "application/json",
                Map.of(
                        CloudEvent.Extension.TRACE_PARENT, cause.trace().next().traceparent(),
                        CloudEvent.Extension.ACCOUNT, account,
                        CloudEvent.Extension.CAUSE, cause.id()),
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

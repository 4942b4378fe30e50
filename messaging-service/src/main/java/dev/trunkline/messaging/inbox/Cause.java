package dev.trunkline.messaging.inbox;

import dev.trunkline.contracts.event.CloudEvent;
import dev.trunkline.contracts.event.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Why something happens.
 *
 * @param eventId id of the causing event; null where there was none
 */
public record Cause(@Nullable String eventId, TraceContext trace) {

    public static Cause of(CloudEvent event) {
        return new Cause(event.id(), event.trace());
    }

    /** What caused a message also causes what follows from it. */
    public static Cause of(Message message) {
        return new Cause(message.causedBy(), TraceContext.parse(message.trace()).orElseGet(TraceContext::start));
    }
}

package dev.trunkline.gateway.inbox;

import dev.trunkline.gateway.service.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The service that owns conversations. Each call is made in the name of the logged-in caller, blocks until the answer or the
 * deadline, and never throws for what the service says.
 */
public interface Messaging {

    Answer conversations(String traceparent, @Nullable String status, @Nullable Integer limit, @Nullable String cursor);

    Answer open(String traceparent, byte[] body);

    Answer conversation(String traceparent, String id);

    Answer messages(String traceparent, String id, @Nullable Integer limit, @Nullable Long before);

    Answer send(String traceparent, String id, @Nullable String idempotencyKey, byte[] body);

    Answer read(String traceparent, String id);

    Answer fetchMedia(String traceparent, String id);
}

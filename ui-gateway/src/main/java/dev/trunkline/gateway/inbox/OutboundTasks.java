package dev.trunkline.gateway.inbox;

import dev.trunkline.gateway.service.Answer;
import org.jspecify.annotations.Nullable;

/** Tasks towards customers, as {@link Messaging} is called. */
public interface OutboundTasks {

    /** @param contentType of the body: JSON or a form */
    Answer start(String traceparent, @Nullable String idempotencyKey, String contentType, byte[] body);

    /** A text without a task. */
    Answer send(String traceparent, @Nullable String idempotencyKey, String contentType, byte[] body);

    Answer setUpFlow(String traceparent, @Nullable String idempotencyKey, byte[] body);

    Answer list(String traceparent, @Nullable String toNumber, @Nullable Integer limit);

    Answer numbers(String traceparent);

    Answer outcome(String traceparent, String id);

    Answer history(String traceparent, String id);
}

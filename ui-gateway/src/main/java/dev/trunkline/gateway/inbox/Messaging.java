package dev.trunkline.gateway.inbox;

import dev.trunkline.gateway.service.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The service that owns conversations. Each call is made in the name of the logged-in caller, blocks until the answer or the
 * deadline, and never throws for what the service says.
 */
public interface Messaging {

    Answer conversations(String traceparent, Filter filter, @Nullable Integer limit, @Nullable String cursor);

    Answer search(String traceparent, String question, @Nullable Integer limit, @Nullable String cursor);

    Answer open(String traceparent, byte[] body);

    Answer conversation(String traceparent, String id);

    Answer change(String traceparent, String id, byte[] body);

    Answer delete(String traceparent, String id);

    Answer claim(String traceparent, String id);

    Answer release(String traceparent, String id);

    Answer assign(String traceparent, String id, byte[] body);

    Answer label(String traceparent, String id, byte[] body);

    Answer notes(String traceparent, String id);

    Answer note(String traceparent, String id, byte[] body);

    Answer presence(String traceparent, String id);

    Answer present(String traceparent, String id, byte[] body);

    Answer messages(String traceparent, String id, @Nullable Integer limit, @Nullable Long before);

    Answer send(String traceparent, String id, @Nullable String idempotencyKey, byte[] body);

    Answer read(String traceparent, String id);

    Answer fetchMedia(String traceparent, String id);

    /** What a list is to show, as messaging-service names it; what is null is left out. */
    record Filter(
            @Nullable String status,
            @Nullable String search,
            @Nullable String label,
            @Nullable String assignee,
            @Nullable Boolean needsReply) {}
}

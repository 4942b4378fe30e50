package dev.trunkline.gateway.inbox;

import dev.trunkline.gateway.service.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Erasing one person's data, and who did what in the inbox; owned by messaging-service. Each call is made in the name of the
 * logged-in caller, blocks until the answer or the deadline, and never throws for what the service says.
 */
public interface Erasures {

    Answer erase(String traceparent, byte[] body);

    /** @param address of the person whose receipts are wanted; null for the newest ones */
    Answer erasures(String traceparent, @Nullable String address);

    Answer erasure(String traceparent, String id);

    Answer audit(
            String traceparent,
            @Nullable String conversationId,
            @Nullable Integer limit,
            @Nullable Long before);
}

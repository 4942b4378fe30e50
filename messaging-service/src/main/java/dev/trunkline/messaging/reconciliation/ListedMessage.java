package dev.trunkline.messaging.reconciliation;

import dev.trunkline.messaging.inbox.MessageStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of our account as Twilio lists it.
 *
 * @param sentAt when Twilio sent it, or told us of it; its creation where it did neither; no fractions of a second
 * @param updatedAt when Twilio changed it last
 */
public record ListedMessage(
        String sid,
        boolean inbound,
        String from,
        String to,
        String body,
        int mediaCount,
        MessageStatus status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant sentAt,
        Instant updatedAt) {

    String theirs() {
        return inbound ? from : to;
    }
}

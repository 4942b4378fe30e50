package dev.trunkline.messaging.inbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says became of an outbound message.
 *
 * @param messageId our id, from the status callback's URL; empty for messages that the inbox did not send
 */
public record StatusReport(
        String account,
        String sid,
        Optional<UUID> messageId,
        String from,
        MessageStatus status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage) {}

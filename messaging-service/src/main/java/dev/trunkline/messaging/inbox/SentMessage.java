package dev.trunkline.messaging.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message of our account as Twilio keeps it. */
public record SentMessage(
        String account,
        String sid,
        boolean outbound,
        String from,
        String to,
        String body,
        int mediaCount,
        MessageStatus status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant sentAt) {}

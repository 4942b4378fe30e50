package dev.trunkline.contracts.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wanted to start towards a customer, and what became of it.
 *
 * @param kind {@code task}, {@code message} (no task) or {@code flow} (setting up a number)
 * @param state {@code pending}, {@code undoing} (it failed, and what it made is being removed), {@code done}, {@code failed}
 *     or {@code stuck} (an operator has to look)
 * @param toNumber null where there is no customer
 * @param by who wanted it
 * @param status HTTP status of the answer; null until there is one
 * @param code Twilio's error code
 * @param reason in words, why it failed or is late
 * @param causedBy id of the event, in the journal of its service, that makes it
 */
public record OutboundTaskView(
        String id,
        String kind,
        String state,
        String fromNumber,
        @Nullable String toNumber,
        @Nullable String toName,
        @Nullable String sourceChatChannelSid,
        String by,
        @Nullable Integer status,
        @Nullable Integer code,
        @Nullable String reason,
        String causedBy,
        Instant createdAt,
        Instant changedAt) {}

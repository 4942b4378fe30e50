package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/**
 * A person in Chat or Conversations.
 *
 * @param sid {@code US...}
 * @param attributes JSON text, {@code {}} where there are none
 */
public record ChatUser(
        String sid,
        String identity,
        @Nullable String friendlyName,
        @Nullable String roleSid,
        String attributes,
        @Nullable Boolean online,
        @Nullable Boolean notifiable) {}

package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/**
 * Who caused a change in Chat or Conversations.
 *
 * @param serviceSid {@code IS...}
 * @param source {@code SDK} for people in a client, {@code API} for REST, {@code SMS}, {@code WHATSAPP}, ... for a carrier; empty
 *     where Twilio does not say
 * @param clientIdentity the person, with {@code SDK} only
 */
public record ChatOrigin(
        @Nullable String serviceSid,
        String source,
        @Nullable String clientIdentity) {}

package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/**
 * Twilio's debugger logged an error or a warning.
 *
 * @param sid {@code NO...}
 * @param level {@code ERROR} or {@code WARNING}
 * @param resourceSid whom it concerns
 * @param payload Twilio's details, JSON text
 */
public record ErrorLogged(
        Received received,
        String sid,
        String level,
        @Nullable Integer errorCode,
        @Nullable String resourceSid,
        String payload)
        implements TwilioEvent {}

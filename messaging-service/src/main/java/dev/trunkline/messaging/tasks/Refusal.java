package dev.trunkline.messaging.tasks;

import org.jspecify.annotations.Nullable;

/**
 * Why a start failed.
 *
 * @param status HTTP status for the caller: Twilio's own where Twilio refused
 * @param code Twilio's; null where it gave none
 * @param reason in words
 */
public record Refusal(int status, @Nullable Integer code, String reason) {}

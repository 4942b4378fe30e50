package dev.trunkline.messaging.agents;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to whom a conversation can be given.
 *
 * @param name as they log in
 * @param workerSid {@code WK…}; null where TaskRouter does not know them
 */
public record Agent(String name, @Nullable String workerSid) {}

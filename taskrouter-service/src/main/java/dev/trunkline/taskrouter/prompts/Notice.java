package dev.trunkline.taskrouter.prompts;

import org.jspecify.annotations.Nullable;

/**
 * What an agent is told in their System conversation.
 *
 * @param worker name of the agent's worker
 * @param reservationSid the offer that the agent is asked about; null where nothing is asked
 */
public record Notice(String worker, String text, @Nullable String reservationSid) {}

package dev.trunkline.contracts.update;

import java.time.Instant;

/**
 * That an agent looks at a conversation or writes in it.
 *
 * @param state {@code viewing}, {@code typing} or {@code left}
 * @param until when this is no longer true unless it is said again
 */
public record PresenceView(String conversationId, String agent, String state, Instant until) {}

package dev.trunkline.messaging.tasks;

import org.jspecify.annotations.Nullable;

/**
 * Where people talk.
 *
 * @param sid {@code CH…}
 * @param chatServiceSid {@code IS…} of a channel of Programmable Chat; null for a conversation
 */
public record ChatPlace(String sid, @Nullable String chatServiceSid) {}

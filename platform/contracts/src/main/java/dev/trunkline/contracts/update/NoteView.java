package dev.trunkline.contracts.update;

import java.time.Instant;

/**
 * What agents write to each other about a conversation. It is never sent to anybody.
 *
 * @param id our id
 * @param author the agent who wrote it
 */
public record NoteView(String id, String conversationId, String author, String body, Instant createdAt) {}

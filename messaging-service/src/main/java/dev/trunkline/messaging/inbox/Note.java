package dev.trunkline.messaging.inbox;

import java.time.Instant;
import java.util.UUID;

/** What an agent wrote to the others about a conversation. It is never sent to anybody. */
public record Note(UUID id, UUID conversationId, String author, String body, Instant createdAt) {}

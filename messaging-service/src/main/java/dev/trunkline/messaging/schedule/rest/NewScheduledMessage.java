package dev.trunkline.messaging.schedule.rest;

import dev.trunkline.messaging.outbound.SendMessage;
import dev.trunkline.messaging.outbound.rest.NewMessage;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants to send, and when.
 *
 * @param sendAt such as {@code 2026-11-22T09:00:00Z}
 */
public record NewScheduledMessage(
        @Nullable String body,
        @Nullable String mediaUrl,
        NewMessage.@Nullable TemplateChoice template,
        @NotNull(message = "is required") Instant sendAt) {

    SendMessage command(UUID conversationId, String author) {
        return new NewMessage(body, mediaUrl, template, null).command(conversationId, author, Optional.empty());
    }
}

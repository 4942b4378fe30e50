package dev.trunkline.messaging.schedule.rest;

import dev.trunkline.messaging.outbound.TemplateUse;
import dev.trunkline.messaging.schedule.ScheduledMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent later, as browsers see it.
 *
 * @param wantedAt when its author wanted it sent
 * @param sendAt when it will be sent, outside of the quiet hours
 * @param state {@code waiting}, {@code sent}, {@code cancelled} or {@code refused}
 * @param messageId what it has become
 * @param reason why it was not sent
 */
public record ScheduledView(
        UUID id,
        UUID conversationId,
        String body,
        @Nullable String mediaUrl,
        @Nullable TemplateUse template,
        String author,
        Instant wantedAt,
        Instant sendAt,
        String state,
        @Nullable UUID messageId,
        @Nullable String reason) {

    static ScheduledView of(ScheduledMessage message) {
        return new ScheduledView(
                message.id(),
                message.conversationId(),
                message.body(),
                message.mediaUrl().orElse(null),
                message.template().orElse(null),
                message.author(),
                message.wantedAt(),
                message.sendAt(),
                message.state().id(),
                message.messageId(),
                message.reason());
    }
}

package dev.trunkline.messaging.schedule;

import dev.trunkline.contracts.update.ScheduledMessageView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scheduled messages as others see them. */
public final class ScheduledViews {

    private ScheduledViews() {}

    public static ScheduledMessageView of(ScheduledMessage message) {
        return new ScheduledMessageView(
                message.id().toString(),
                message.conversationId().toString(),
                message.body(),
                message.mediaUrl().orElse(null),
                message.template()
                        .map(use -> new ScheduledMessageView.Template(use.sid(), use.variables()))
                        .orElse(null),
                message.author(),
                message.wantedAt(),
                message.sendAt(),
                message.state().id(),
                text(message.messageId()),
                message.reason());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}

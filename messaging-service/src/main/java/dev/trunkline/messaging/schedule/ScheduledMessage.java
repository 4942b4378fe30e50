package dev.trunkline.messaging.schedule;

import dev.trunkline.messaging.outbound.TemplateUse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent later.
 *
 * @param wantedAt when its author wanted it sent
 * @param sendAt when it will be sent, outside of the quiet hours
 * @param messageId what it has become; null until then
 * @param reason why it was not sent; null where it was or still may be
 */
public record ScheduledMessage(
        UUID id,
        UUID conversationId,
        String body,
        Optional<String> mediaUrl,
        Optional<TemplateUse> template,
        String author,
        Instant wantedAt,
        Instant sendAt,
        State state,
        @Nullable UUID messageId,
        @Nullable String reason) {

    /** How far it has come. */
    public enum State {
        WAITING,
        SENT,
        CANCELLED,
        /** It could not be sent any more, such as to somebody who has opted out meanwhile. */
        REFUSED;

        /** The name in the database and towards browsers. Never changed once published. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static State ofId(String id) {
            return valueOf(id.toUpperCase(java.util.Locale.ROOT));
        }
    }

    ScheduledMessage at(Instant next) {
        return new ScheduledMessage(
                id, conversationId, body, mediaUrl, template, author, wantedAt, next, state, messageId, reason);
    }

    ScheduledMessage ended(State next, @Nullable UUID message, @Nullable String why) {
        return new ScheduledMessage(
                id, conversationId, body, mediaUrl, template, author, wantedAt, sendAt, next, message, why);
    }
}

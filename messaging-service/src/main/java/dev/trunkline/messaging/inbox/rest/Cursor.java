package dev.trunkline.messaging.inbox.rest;

import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of conversations ended, as text that callers hand back unread. */
final class Cursor {

    private Cursor() {}

    static String after(Conversation conversation) {
        var text = conversation.lastActivityAt() + "|" + conversation.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for text that is no cursor of ours. */
    static Optional<Position> parse(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
            return parts.length == 2
                    ? Optional.of(new Position(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

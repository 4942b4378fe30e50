package dev.trunkline.twilio.chat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message to be put into a chat.
 *
 * @param author an identity or a customer's address
 * @param attributes names and values as JSON has them: texts, numbers, truths, lists and maps
 * @param createdAt when it was said, where that is not now
 * @param mediaSid {@code ME…} of its own chat service, see {@link dev.trunkline.twilio.media.ChatMedia}
 */
public record NewChatMessage(
        String author, String body, Map<String, ?> attributes, Optional<Instant> createdAt, Optional<String> mediaSid) {

    public NewChatMessage {
        attributes = Map.copyOf(attributes);
    }

    /** Words alone. */
    public NewChatMessage(String author, String body, Map<String, ?> attributes, Optional<Instant> createdAt) {
        this(author, body, attributes, createdAt, Optional.empty());
    }
}

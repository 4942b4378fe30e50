package dev.trunkline.twilio.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation to be made.
 *
 * @param uniqueName what keeps a repetition from making a second one
 * @param attributes names and values as JSON has them
 */
public record NewChatConversation(
        String uniqueName, @Nullable String friendlyName, Map<String, ?> attributes) {
    public NewChatConversation {
        attributes = Map.copyOf(attributes);
    }
}

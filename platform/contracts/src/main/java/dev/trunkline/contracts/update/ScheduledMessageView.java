package dev.trunkline.contracts.update;

import java.time.Instant;
import java.util.Map;
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
public record ScheduledMessageView(
        String id,
        String conversationId,
        String body,
        @Nullable String mediaUrl,
        @Nullable Template template,
        String author,
        Instant wantedAt,
        Instant sendAt,
        String state,
        @Nullable String messageId,
        @Nullable String reason) {

    /**
     * @param sid Twilio's {@code ContentSid}
     * @param variables values by the names of the placeholders
     */
    public record Template(String sid, Map<String, String> variables) {
        public Template {
            variables = Map.copyOf(variables);
        }
    }
}

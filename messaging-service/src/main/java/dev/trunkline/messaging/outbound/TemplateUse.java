package dev.trunkline.messaging.outbound;

import java.util.Map;

/**
 * A template with what fills it.
 *
 * @param sid Twilio's {@code ContentSid}
 * @param variables values by the names of the placeholders
 */
public record TemplateUse(String sid, Map<String, String> variables) {
    public TemplateUse {
        variables = Map.copyOf(variables);
    }
}

package dev.trunkline.twilio.chat;

import java.util.Map;

/** Whether Twilio sends its webhooks for what we change by REST; by itself it does not. Source: Twilio, "Conversations webhooks". */
public enum Echo {
    WANTED,
    UNWANTED;

    private static final String WEBHOOKS = "X-Twilio-Webhook-Enabled";

    Map<String, String> header() {
        return Map.of(WEBHOOKS, this == WANTED ? "true" : "false");
    }
}

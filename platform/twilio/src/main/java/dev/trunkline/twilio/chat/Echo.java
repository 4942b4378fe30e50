package dev.trunkline.twilio.chat;

/** Whether Twilio sends its webhooks for what we change by REST; by itself it does not. Source: Twilio, "Conversations webhooks". */
public enum Echo {
    WANTED,
    UNWANTED
}

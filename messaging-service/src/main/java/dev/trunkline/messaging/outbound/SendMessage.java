package dev.trunkline.messaging.outbound;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody wants to send a message to a customer.
 *
 * @param body may be empty where there is media, and is where there is a template
 * @param mediaUrl what Twilio shall attach
 * @param template what Twilio shall make the text of
 * @param author who sends it
 * @param automatic whether no person wrote it, so that nobody has read what came before
 * @param idempotencyKey chosen by the client: the same key of the same author in the same conversation is one message
 * @param resendOf the failed message that this is another try of: it has one at most, whoever asks for it and how often
 */
public record SendMessage(
        UUID conversationId,
        String body,
        Optional<String> mediaUrl,
        Optional<TemplateUse> template,
        String author,
        boolean automatic,
        Optional<String> idempotencyKey,
        Optional<UUID> resendOf) {

    public SendMessage {
        if (body.isBlank() && mediaUrl.isEmpty() && template.isEmpty()) {
            throw new IllegalArgumentException("body: blank (expected: some text, media or a template)");
        }
    }

    /** A person's own words. */
    public SendMessage(
            UUID conversationId,
            String body,
            Optional<String> mediaUrl,
            String author,
            Optional<String> idempotencyKey) {
        this(conversationId, body, mediaUrl, Optional.empty(), author, false, idempotencyKey);
    }

    public SendMessage(
            UUID conversationId,
            String body,
            Optional<String> mediaUrl,
            Optional<TemplateUse> template,
            String author,
            boolean automatic,
            Optional<String> idempotencyKey) {
        this(conversationId, body, mediaUrl, template, author, automatic, idempotencyKey, Optional.empty());
    }
}

package dev.trunkline.messaging.outbound;

import java.util.Optional;
import java.util.UUID;

/**
 * An agent wants to send a message to a customer.
 *
 * @param body may be empty where there is media
 * @param mediaUrl what Twilio shall attach
 * @param author who sends it
 * @param idempotencyKey chosen by the client: the same key of the same author in the same conversation is one message
 */
public record SendMessage(
        UUID conversationId, String body, Optional<String> mediaUrl, String author, Optional<String> idempotencyKey) {

    public SendMessage {
        if (body.isBlank() && mediaUrl.isEmpty()) {
            throw new IllegalArgumentException("body: blank (expected: some text, or media)");
        }
    }
}

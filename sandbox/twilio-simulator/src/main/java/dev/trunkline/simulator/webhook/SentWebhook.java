package dev.trunkline.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a webhook.
 *
 * @param id of the delivery; a duplicate has its own
 * @param url that was signed
 * @param token {@code I-Twilio-Idempotency-Token}, the same on each attempt and on duplicates
 */
public record SentWebhook(
        String id,
        Instant at,
        Webhook webhook,
        String url,
        String token,
        String signature,
        Outcome outcome,
        List<Attempt> attempts) {

    public SentWebhook {
        attempts = List.copyOf(attempts);
    }

    /** How far a delivery has come. */
    public enum Outcome {
        PENDING,
        DELIVERED,
        /** Answered, but not with 2xx or 3xx. */
        REFUSED,
        /** Never answered. */
        FAILED,
        /** Held back by a fault until released. */
        WITHHELD
    }

    public Optional<String> parameter(String name) {
        return webhook.parameters().stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public String bodyText() {
        return new String(webhook.body(), StandardCharsets.UTF_8);
    }

    SentWebhook with(Outcome next, List<Attempt> made) {
        return new SentWebhook(id, at, webhook, url, token, signature, next, made);
    }
}

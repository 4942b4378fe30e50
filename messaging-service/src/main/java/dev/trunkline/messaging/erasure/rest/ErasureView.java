package dev.trunkline.messaging.erasure.rest;

import dev.trunkline.messaging.erasure.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt; {@code state} is {@code pending}, {@code stuck} or {@code done}.
 *
 * @param subject the person's address as a keyed hash
 * @param atTwilio whether Twilio was asked to delete the messages too
 * @param counts rows erased, by kind
 * @param left journal entries of others that mention the person and were not finished; deleted by the journal's retention
 * @param expires what erasing cannot reach, and when it is gone at the latest
 */
public record ErasureView(
        String id,
        String state,
        String subject,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        boolean atTwilio,
        @Nullable String trouble,
        Map<String, Long> counts,
        long left,
        List<Erasure.Expiry> expires) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id().toString(),
                erasure.state().id(),
                erasure.subject(),
                erasure.reason(),
                erasure.requestedBy(),
                erasure.requestedAt(),
                erasure.finishedAt(),
                erasure.atTwilio(),
                erasure.trouble(),
                erasure.counts(),
                erasure.left(),
                erasure.expiries());
    }
}

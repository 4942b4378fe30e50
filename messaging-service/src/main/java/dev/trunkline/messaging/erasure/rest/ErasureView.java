package dev.trunkline.messaging.erasure.rest;

import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt; {@code state} is {@code pending}, {@code stuck}, {@code incomplete} or {@code done}.
 *
 * @param subject the person's address as a keyed hash
 * @param atTwilio whether Twilio was asked to delete the messages too
 * @param counts rows erased, by kind
 * @param left journal entries of others that mention the person and were not finished; deleted by the journal's retention
 * @param trouble why nobody tries any more to erase what the inbox has
 * @param services the parts of the other services
 * @param found SIDs of conversations with the person that were found last, and that no service was asked with yet
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
        List<Erasure.Expiry> expires,
        List<PartView> services,
        long found) {

    /**
     * The part of one of the other services.
     *
     * @param state as of a receipt
     * @param reason why it is stuck
     * @param left entries and rows that mention the person and were in use
     */
    public record PartView(
            String service,
            String state,
            @Nullable String reason,
            @Nullable Instant at,
            Map<String, Long> counts,
            long left) {

        static PartView of(Part part) {
            return new PartView(part.service(), part.state().id(), part.stuck(), part.at(), part.counts(), part.left());
        }
    }

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
                erasure.expiries(),
                erasure.parts().stream().map(PartView::of).toList(),
                erasure.rounds().found());
    }
}

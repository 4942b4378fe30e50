package dev.trunkline.messaging.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to have one person's data erased and, once it is done, the receipt.
 *
 * @param subject the address as a keyed hash
 * @param address null as soon as it is done
 * @param atTwilio whether Twilio is asked to delete the messages as well
 * @param trouble why nobody tries any more; null where that is not so
 * @param left journal entries of others that mention the person and were left, because they were not finished
 * @param counts rows erased, by kind
 * @param expiries what is kept elsewhere, and until when
 * @param trace of the request, as {@code traceparent}
 */
public record Erasure(
        UUID id,
        String subject,
        @Nullable String address,
        String reason,
        String requestedBy,
        State state,
        boolean atTwilio,
        @Nullable String trouble,
        long left,
        SortedMap<String, Long> counts,
        List<Expiry> expiries,
        String trace,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    public Erasure {
        counts = new TreeMap<>(counts);
        expiries = List.copyOf(expiries);
    }

    /** How far it is. */
    public enum State {
        PENDING,
        /** Nobody tries any more; an operator has to look. */
        STUCK,
        DONE;

        /** The name in the database and towards browsers. Never changed once published. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State ofId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What erasing cannot reach and time will delete.
     *
     * @param what a Kafka topic, or what the settings name
     * @param by when it is gone at the latest
     */
    public record Expiry(String what, Instant by) {}

    Erasure done(long nextLeft, List<Expiry> nextExpiries, Instant at) {
        return new Erasure(
                id,
                subject,
                null,
                reason,
                requestedBy,
                State.DONE,
                atTwilio,
                null,
                nextLeft,
                counts,
                nextExpiries,
                trace,
                requestedAt,
                at);
    }

    Erasure stuck(String why) {
        return new Erasure(
                id,
                subject,
                address,
                reason,
                requestedBy,
                State.STUCK,
                atTwilio,
                why,
                left,
                counts,
                expiries,
                trace,
                requestedAt,
                finishedAt);
    }
}

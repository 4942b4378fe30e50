package dev.trunkline.twilio.sending;

import java.time.Duration;
import java.util.Locale;

/** A call that was not made: nothing has left, and it is worth another attempt later. */
public final class HeldBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final Reason reason;
    private final Duration retryAfter;

    /** Why a call was not made. */
    public enum Reason {
        /** As many calls of the account as it takes were in flight, and none ended in time. */
        LIMIT("as many calls in flight as it takes"),
        /** As many calls in the second as Twilio takes of the product. */
        RATE("as many calls a second as it takes"),
        /** Twilio asked the account to wait. */
        PAUSE("Twilio asked us to wait"),
        /** The product has been failing. */
        BREAKER("its calls have been failing");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For metrics. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    HeldBackException(String account, String product, Reason reason, Duration retryAfter) {
        super(words(account, product, reason), null, false, false);
        this.words = words(account, product, reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    private static String words(String account, String product, Reason reason) {
        return "call to " + product + " of account " + account + " not made: " + reason.words;
    }

    /** Which call was not made and why, for people. */
    public String words() {
        return words;
    }

    public Reason reason() {
        return reason;
    }

    /** When another attempt makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}

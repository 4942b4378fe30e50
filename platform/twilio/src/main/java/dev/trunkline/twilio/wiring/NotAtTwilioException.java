package dev.trunkline.twilio.wiring;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.twilio.failure.Classified;

/** The resource that a wire leads to does not exist and cannot be made. */
public final class NotAtTwilioException extends RuntimeException implements Classified {
    private static final long serialVersionUID = 1L;

    NotAtTwilioException(String kind, String account) {
        super("account " + account + " has no such " + kind + "; mend the setting that names it");
    }

    @Override
    public Failure failure() {
        return new Failure.Permanent(String.valueOf(getMessage()), null);
    }
}

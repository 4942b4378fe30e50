package dev.trunkline.messaging.mms.twilio;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.twilio.failure.Classified;

/** Twilio lists no media for a message that has some; it does so late. */
final class LateMediaException extends RuntimeException implements Classified {
    private static final long serialVersionUID = 1L;

    LateMediaException(String messageSid) {
        super("message " + messageSid + ": Twilio lists no media yet");
    }

    @Override
    public Failure failure() {
        return new Failure.Transient(String.valueOf(getMessage()), null, null, true);
    }
}

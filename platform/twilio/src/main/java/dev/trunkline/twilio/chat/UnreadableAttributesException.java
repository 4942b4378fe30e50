package dev.trunkline.twilio.chat;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.twilio.failure.Classified;

/** Attributes that are no JSON object, so that nothing can be merged into them without losing what they are. */
public final class UnreadableAttributesException extends RuntimeException implements Classified {
    private static final long serialVersionUID = 1L;

    public UnreadableAttributesException(String sid) {
        super("attributes of " + sid + " are no JSON object; mend them at Twilio, then retry");
    }

    @Override
    public Failure failure() {
        return new Failure.Permanent(String.valueOf(getMessage()), null);
    }
}

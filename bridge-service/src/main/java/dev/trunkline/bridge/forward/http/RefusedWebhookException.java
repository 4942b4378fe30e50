package dev.trunkline.bridge.forward.http;

import dev.trunkline.contracts.failure.Failure;
import dev.trunkline.twilio.failure.Classified;

/** Somebody else's webhook did not take an event; it may take it later. */
final class RefusedWebhookException extends RuntimeException implements Classified {
    private static final long serialVersionUID = 1L;

    RefusedWebhookException(String host, int status) {
        super("the default webhook at " + host + " answered " + status
                + "; it is tried again, or set trunkline.bridge.pairs.<name>.first.default-webhook anew");
    }

    @Override
    public Failure failure() {
        return new Failure.Transient(String.valueOf(getMessage()), null, null, false);
    }
}

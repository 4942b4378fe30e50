package dev.trunkline.contracts.webhook;

/** A form that cannot be decoded; the message says at which byte and why. */
public final class MalformedFormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedFormException(String message) {
        super(message);
    }
}

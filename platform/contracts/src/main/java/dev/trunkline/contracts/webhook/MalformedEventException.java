package dev.trunkline.contracts.webhook;

/** An Event Streams body that is no CloudEvents JSON; the message says what came and what was due. */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedEventException(String message) {
        super(message);
    }
}

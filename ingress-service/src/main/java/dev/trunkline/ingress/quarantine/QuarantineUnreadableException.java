package dev.trunkline.ingress.quarantine;

/** The quarantine topic cannot be read now. */
public final class QuarantineUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QuarantineUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}

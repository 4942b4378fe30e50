package dev.trunkline.ingress.quarantine;

import org.jspecify.annotations.Nullable;

/** The quarantine topic cannot be read now. */
public final class QuarantineUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QuarantineUnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

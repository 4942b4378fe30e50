package dev.trunkline.ingress.publishing;

import org.jspecify.annotations.Nullable;

/** Kafka will never take this record, however often it is sent: it is too large, or cannot be written. Others may pass. */
public final class RecordRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

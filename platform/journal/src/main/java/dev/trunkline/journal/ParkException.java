package dev.trunkline.journal;

/** Thrown by a handler to park its entry at once; the message tells people why and what to do. */
public final class ParkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ParkException(String reason) {
        super(reason);
    }
}

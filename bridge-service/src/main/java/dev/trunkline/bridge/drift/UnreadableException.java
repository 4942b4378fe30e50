package dev.trunkline.bridge.drift;

import dev.trunkline.bridge.link.Side;

/** One side of a link could not be read. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Side side;
    private final RuntimeException reason;

    UnreadableException(Side side, RuntimeException reason) {
        super(reason);
        this.side = side;
        this.reason = reason;
    }

    public Side side() {
        return side;
    }

    /** What Twilio's answer was. */
    public RuntimeException reason() {
        return reason;
    }
}

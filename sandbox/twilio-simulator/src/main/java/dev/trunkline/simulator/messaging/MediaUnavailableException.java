package dev.trunkline.simulator.messaging;

/** An outbound message's media could not be had. */
final class MediaUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    MediaUnavailableException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Twilio's error code, such as 11200. */
    int code() {
        return code;
    }
}

package dev.trunkline.messaging.media;

/** Media that no further attempt will bring, such as a file that is too large or that is not Twilio's. */
public final class UnfetchableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnfetchableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

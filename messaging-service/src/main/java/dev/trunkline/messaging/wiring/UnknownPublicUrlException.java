package dev.trunkline.messaging.wiring;

/** Where Twilio is to call is not known, so nothing can be compared. */
public final class UnknownPublicUrlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPublicUrlException(String path) {
        super("trunkline.messaging.wiring.public-url: missing (expected: the ingress' public address, since"
                + " trunkline.messaging.status-callback-url does not end with " + path + ")");
    }
}

package dev.trunkline.wiring;

/** Where Twilio is to call is not known, so nothing can be compared. */
public final class UnknownPublicUrlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param setting the name of the one that is missing */
    public UnknownPublicUrlException(String setting) {
        super(setting + ": missing (expected: the ingress' public address)");
    }
}

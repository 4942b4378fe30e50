package dev.trunkline.twilio.signature;

/** What a signature says about a request. */
public sealed interface Verdict {

    /**
     * @param rule how the URL had to be written for the signature to match
     * @param tokenIndex which of the account's tokens matched, 0 for the primary
     */
    record Genuine(UrlRule rule, int tokenIndex) implements Verdict {}

    /** @param reason for people; names no token */
    record Refused(String reason) implements Verdict {}

    /** The spellings of a URL that Twilio may have signed. */
    enum UrlRule {
        AS_RECEIVED,
        PORT_REMOVED,
        PORT_ADDED
    }
}

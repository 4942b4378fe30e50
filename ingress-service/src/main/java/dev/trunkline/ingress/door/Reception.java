package dev.trunkline.ingress.door;

/** What became of a webhook. */
public sealed interface Reception {

    /** Its events are on Kafka or safely in the spool. */
    record Accepted() implements Reception {}

    /**
     * It is not proven to come from Twilio.
     *
     * @param reason for people; names no token
     */
    record Refused(String reason) implements Reception {}

    /**
     * It is genuine, and we cannot keep it now.
     *
     * @param reason for people
     */
    record Unavailable(String reason) implements Reception {}
}

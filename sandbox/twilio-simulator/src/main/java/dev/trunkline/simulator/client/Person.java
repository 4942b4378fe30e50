package dev.trunkline.simulator.client;

/**
 * Who does something.
 *
 * @param identity of somebody at work in an app; empty for Twilio itself
 */
public record Person(String accountSid, String identity) {

    /** A product of Twilio's at work in an account. */
    public static Person twilio(String accountSid) {
        return new Person(accountSid, "");
    }
}

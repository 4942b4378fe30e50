package dev.trunkline.messaging.inbox;

import java.util.Map;
import java.util.Optional;

/** Twilio's error codes of failed messages in words for agents. Source: Twilio, "Error and Warning Dictionary". */
public final class ErrorWords {

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(20003, "Twilio refused our credentials"),
            Map.entry(20429, "Twilio has too many requests at once"),
            Map.entry(21211, "The recipient's number is not valid"),
            Map.entry(21408, "Sending to this country is not enabled"),
            Map.entry(21610, "The recipient has opted out"),
            Map.entry(21612, "This sender cannot reach the recipient"),
            Map.entry(21614, "The recipient's number cannot receive messages"),
            Map.entry(21617, "The message is too long"),
            Map.entry(30001, "Twilio's queue was full"),
            Map.entry(30002, "The account was suspended"),
            Map.entry(30003, "The recipient's phone was unreachable"),
            Map.entry(30004, "The recipient blocks messages"),
            Map.entry(30005, "The recipient's number does not exist"),
            Map.entry(30006, "The recipient's number is a landline or unreachable"),
            Map.entry(30007, "The carrier filtered the message"),
            Map.entry(30008, "The carrier reported an unknown error"),
            Map.entry(30034, "The sender is not registered with the carriers"),
            Map.entry(63003, "The recipient does not use WhatsApp"),
            Map.entry(63016, "Outside the 24 hours since the customer's last message: a template is needed"),
            Map.entry(63018, "Too many messages from this sender"));

    private ErrorWords() {}

    /** A failure's reason without the call that failed and without its code, which stands beside it. */
    public static String withoutCall(String reason) {
        return reason.replaceFirst(": [A-Z]+ \\S+$", "").replaceFirst(" \\(Twilio error \\d+\\)", "");
    }

    public static Optional<String> of(int code) {
        return Optional.ofNullable(WORDS.get(code));
    }
}

package dev.trunkline.twilio.account;

import java.util.List;

/** The accounts' settings are incomplete or contradict each other; the message names every setting concerned. */
public final class InvalidAccountsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidAccountsException(List<String> problems) {
        super("Twilio accounts: " + String.join("; ", problems));
    }
}

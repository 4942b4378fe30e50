package dev.trunkline.taskrouter.board;

/** Our names of Twilio's accounts. */
@FunctionalInterface
public interface AccountNames {

    /** The name of {@code AC...}, such as {@code flex}; the sid itself where it has none. */
    String of(String accountSid);
}

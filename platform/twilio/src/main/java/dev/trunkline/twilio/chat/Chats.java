package dev.trunkline.twilio.chat;

/** Where each account's chats are; the configuration says in which product. */
@FunctionalInterface
public interface Chats {

    /**
     * The chats of one of our accounts.
     *
     * @throws IllegalArgumentException where the account is not ours
     */
    Chat ofAccount(String accountSid);
}

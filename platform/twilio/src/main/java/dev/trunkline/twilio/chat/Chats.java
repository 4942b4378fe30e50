package dev.trunkline.twilio.chat;

import org.jspecify.annotations.Nullable;

/** Where each account's chats are. */
public interface Chats {

    /**
     * The chats of one of our accounts, in the product that the configuration names.
     *
     * @throws IllegalArgumentException where the account is not ours
     */
    Chat ofAccount(String accountSid);

    /**
     * Chats of one of our accounts whose product is known from elsewhere, such as from the flow that made them.
     *
     * @param chatServiceSid {@code IS…} of channels of Programmable Chat; null for conversations
     * @throws IllegalArgumentException where the account is not ours
     */
    Chat ofService(String accountSid, @Nullable String chatServiceSid);
}

package dev.trunkline.twilio.chat;

import java.util.Optional;
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
    default Chat ofService(String accountSid, @Nullable String chatServiceSid) {
        return chatServiceSid == null
                ? of(accountSid, ChatProduct.CONVERSATIONS, Optional.empty())
                : of(accountSid, ChatProduct.CHAT, Optional.of(chatServiceSid));
    }

    /**
     * The chats of one service of an account of ours, whatever the account's own settings say.
     *
     * @param service {@code IS…}; empty for the account's default service, which Conversations alone has
     * @throws IllegalArgumentException where the account is not ours
     */
    Chat of(String accountSid, ChatProduct product, Optional<String> service);
}

package dev.trunkline.simulator.people;

import dev.trunkline.twilio.chat.ChatProduct;

/**
 * Where conversations are, in the words of their product.
 *
 * @param service {@code IS…}
 */
public record Workspace(String accountSid, ChatProduct product, String service) {

    boolean isChat() {
        return product == ChatProduct.CHAT;
    }

    String host() {
        return isChat() ? "chat" : "conversations";
    }

    String conversations() {
        return isChat() ? "/v2/Services/" + service + "/Channels" : "/v1/Services/" + service + "/Conversations";
    }

    String people(String conversation) {
        return conversations() + "/" + conversation + (isChat() ? "/Members" : "/Participants");
    }

    String peopleKey() {
        return isChat() ? "members" : "participants";
    }

    String messages(String conversation) {
        return conversations() + "/" + conversation + "/Messages";
    }

    /** Parameter and, in lower case, field of a message. */
    String author() {
        return isChat() ? "From" : "Author";
    }
}

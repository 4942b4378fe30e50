package dev.trunkline.contracts.twilio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Chat channel or a Conversation.
 *
 * @param sid {@code CH...}
 * @param attributes JSON text, {@code {}} where there are none
 * @param state {@code initializing}, {@code active}, {@code inactive} or {@code closed}; Conversations only, Flex keeps a
 *     channel's in its attributes
 * @param addresses of the customers it was made for; several in a group MMS
 * @param proxyAddress our sender towards them
 */
public record ChatConversation(
        String sid,
        @Nullable String friendlyName,
        @Nullable String uniqueName,
        String attributes,
        @Nullable String state,
        List<String> addresses,
        @Nullable String proxyAddress,
        @Nullable String messagingServiceSid) {

    public ChatConversation {
        addresses = List.copyOf(addresses);
    }
}

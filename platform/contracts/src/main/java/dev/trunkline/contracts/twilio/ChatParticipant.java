package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/**
 * A member of a Chat channel or a participant of a Conversation: either an identity or an address.
 *
 * @param sid {@code MB...}
 * @param identity of a person in a client, Flex-encoded: {@code agent_2Eone_40example_2Ecom}
 * @param address of a customer
 * @param proxyAddress our sender towards that customer
 * @param binding {@code SMS}, {@code WHATSAPP}, {@code CHAT}, ...
 * @param attributes JSON text, {@code {}} where there are none
 */
public record ChatParticipant(
        String sid,
        @Nullable String identity,
        @Nullable String address,
        @Nullable String proxyAddress,
        @Nullable String binding,
        @Nullable String roleSid,
        String attributes,
        @Nullable Integer lastReadMessageIndex) {}

package dev.trunkline.contracts.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as browsers see it.
 *
 * @param id our id
 * @param channel {@code sms}, {@code whatsapp}, {@code messenger} or {@code rcs}
 * @param ourAddress our sender as Twilio writes it, such as {@code whatsapp:+14155550100}
 * @param theirAddress the customer's address as Twilio writes it
 * @param contactId our id of the customer, who may have several addresses
 * @param status {@code open}, {@code closed} or {@code deleted}
 * @param unread inbound messages since the conversation was last opened
 * @param lastMessage null where there is none, and in {@link Update.MessageAdded}, which carries the message itself
 * @param version grows with every change; the greater one is the newer one
 */
public record ConversationView(
        String id,
        String channel,
        String ourAddress,
        String theirAddress,
        String contactId,
        @Nullable String contactName,
        String status,
        int unread,
        @Nullable LastMessage lastMessage,
        Instant lastActivityAt,
        Instant createdAt,
        long version) {

    /**
     * @param direction {@code inbound} or {@code outbound}
     * @param text the message's text, at most 160 characters; empty for media alone
     */
    public record LastMessage(String direction, String text, int mediaCount, Instant at) {}

    ConversationView withoutLastMessage() {
        return new ConversationView(
                id,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                contactName,
                status,
                unread,
                null,
                lastActivityAt,
                createdAt,
                version);
    }
}

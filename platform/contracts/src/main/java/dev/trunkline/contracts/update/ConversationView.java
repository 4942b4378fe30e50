package dev.trunkline.contracts.update;

import java.time.Instant;
import java.util.List;
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
 * @param unread inbound messages since the conversation was last opened by anybody
 * @param lastMessage null where there is none, and in {@link Update.MessageAdded}, which carries the message itself
 * @param needsReply whether the customer wrote last; reading does not change it, answering and archiving do
 * @param claimedBy the agent who alone may write; null where everybody may
 * @param assignee the agent who is to take care of it
 * @param labels in the order of the alphabet
 * @param optedOut whether the customer asked for no more messages
 * @param windowEndsAt until when free text may be sent; null where the channel has no such limit (only WhatsApp has one) or the
 *     customer never wrote
 * @param received inbound messages so far; less what an agent's mark says, it is what that agent has not seen
 * @param readMarks how far agents have read, the last reader first
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
        boolean needsReply,
        @Nullable String claimedBy,
        @Nullable String assignee,
        List<String> labels,
        boolean optedOut,
        @Nullable Instant windowEndsAt,
        long received,
        List<ReadMark> readMarks,
        long version) {

    public ConversationView {
        labels = List.copyOf(labels);
        readMarks = List.copyOf(readMarks);
    }

    /**
     * @param direction {@code inbound} or {@code outbound}
     * @param text the message's text, at most 160 characters; empty for media alone
     */
    public record LastMessage(String direction, String text, int mediaCount, Instant at) {}

    /**
     * How far one agent has read.
     *
     * @param received what {@code received} of the conversation was then
     */
    public record ReadMark(String agent, long received, Instant at) {}

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
                needsReply,
                claimedBy,
                assignee,
                labels,
                optedOut,
                windowEndsAt,
                received,
                readMarks,
                version);
    }
}

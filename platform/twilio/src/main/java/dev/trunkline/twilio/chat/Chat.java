package dev.trunkline.twilio.chat;

import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.util.List;
import java.util.Map;

/**
 * The chats of one account: channels of Programmable Chat v2 or conversations of Conversations v1, both {@code CH…}.
 *
 * <p>Twilio offers no condition on updates here (neither product takes {@code If-Match}): attributes are read, merged and
 * written. Whoever merges attributes of the same thing from several places has to do so in one lane of the journal.
 *
 * <p>Calls block; they fail with {@link dev.trunkline.twilio.rest.TwilioCallException} or
 * {@link dev.trunkline.twilio.rest.TwilioUnreachableException}, and with {@link UnreadableAttributesException} where there
 * is no JSON object to merge into.
 */
public interface Chat {

    ChatConversation conversation(String conversation);

    /** Sets some attributes of a conversation and keeps the others; calls Twilio only where that changes anything. */
    void mergeAttributes(String conversation, Map<String, ?> changes, Echo echo);

    /** Nobody writes into it any more. */
    void close(String conversation, Echo echo);

    ChatMessage message(String conversation, String message);

    /**
     * Sets some attributes of a message and keeps the others; writes only where that changes anything, so it may be repeated.
     *
     * @return the message as it is then
     */
    ChatMessage mergeAttributes(String conversation, String message, Map<String, ?> changes, Echo echo);

    /** Not to be repeated without looking whether it is there: Twilio takes the same message twice. */
    ChatMessage post(String conversation, NewChatMessage message, Echo echo);

    /** All messages from an index on, in their order. */
    List<ChatMessage> messages(String conversation, int fromIndex);

    /** The newest messages, in their order; asks Twilio for no more pages than they need. */
    List<ChatMessage> newest(String conversation, int most);

    List<ChatParticipant> participants(String conversation);
}

package dev.trunkline.twilio.chat;

import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The conversation of a unique name, where there is one. */
    Optional<ChatConversation> named(String uniqueName);

    /**
     * Conversations that were made, or changed, since. Programmable Chat takes no date: all of its pages are read.
     *
     * @param page empty for the first one, else as the page before says
     */
    Page since(Instant since, Optional<String> page);

    /** @param next the page after it; empty after the last */
    record Page(List<ChatConversation> conversations, Optional<String> next) {}

    /** Refused where one of this unique name exists; look for it with {@link #named}. */
    ChatConversation create(NewChatConversation conversation, Echo echo);

    /** Sets some attributes of a conversation and keeps the others; calls Twilio only where that changes anything. */
    void mergeAttributes(String conversation, Map<String, ?> changes, Echo echo);

    /** Whether {@link #close} has been done to it, by whom soever. */
    boolean isClosed(ChatConversation conversation);

    /** Nobody writes into it any more. */
    void close(String conversation, Echo echo);

    /** The other way round. */
    void reopen(String conversation, Echo echo);

    ChatMessage message(String conversation, String message);

    /**
     * Sets some attributes of a message and keeps the others; writes only where that changes anything, so it may be repeated.
     *
     * @return the message as it is then
     */
    ChatMessage mergeAttributes(String conversation, String message, Map<String, ?> changes, Echo echo);

    /** Changes what a message says and some of its attributes; may be repeated. */
    void edit(String conversation, String message, String body, Map<String, ?> changes, Echo echo);

    /** May be repeated: one that is not there is refused with 404, which counts as done. */
    void delete(String conversation, String message, Echo echo);

    /** Not to be repeated without looking whether it is there: Twilio takes the same message twice. */
    ChatMessage post(String conversation, NewChatMessage message, Echo echo);

    /** All messages from an index on, in their order. */
    List<ChatMessage> messages(String conversation, int fromIndex);

    /** The newest messages, in their order; asks Twilio for no more pages than they need. */
    List<ChatMessage> newest(String conversation, int most);

    /** Whom Twilio has texted a message, by participant; nobody in Programmable Chat, which texts nothing itself. */
    List<String> textedTo(String conversation, String message);

    List<ChatParticipant> participants(String conversation);

    /** Refused where somebody of this identity is there. */
    ChatParticipant add(String conversation, String identity, Map<String, ?> attributes, Echo echo);

    /** May be repeated: one who is not there is refused with 404, which counts as done. */
    void remove(String conversation, String participant, Echo echo);
}

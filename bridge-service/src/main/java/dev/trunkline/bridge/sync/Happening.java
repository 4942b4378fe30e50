package dev.trunkline.bridge.sync;

import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import dev.trunkline.twilio.chat.ChatProduct;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation, of whichever generation. */
public sealed interface Happening {

    Where where();

    /**
     * In which conversation.
     *
     * @param product empty where the event does not say: a task names a conversation alone
     * @param service {@code IS…}; null where the event does not say
     */
    record Where(
            String accountSid,
            Optional<ChatProduct> product,
            @Nullable String service,
            String conversation) {}

    record Said(Where where, ChatMessage message) implements Happening {}

    record Edited(Where where, ChatMessage message) implements Happening {}

    record Deleted(Where where, ChatMessage message) implements Happening {}

    record Joined(Where where, ChatParticipant person) implements Happening {}

    record Left(Where where, ChatParticipant person) implements Happening {}

    /**
     * Its state or attributes changed; what they are now, Twilio knows.
     *
     * @param attributes as the event has them, {@code {}} where it has none
     */
    record Changed(Where where, String attributes) implements Happening {}

    /** It is new. */
    record Added(Where where) implements Happening {}

    /** It is no more. */
    record Destroyed(Where where) implements Happening {}

    /**
     * @param worker the agent's name, the same in both workspaces
     * @param workerSid {@code WK…}
     * @param origin the conversation of the second side that the task was made for; empty for all others
     * @param at by Twilio's clock
     */
    record Accepted(
            Where where,
            String worker,
            String workerSid,
            String workspaceSid,
            String taskSid,
            Optional<String> origin,
            Instant at)
            implements Happening {}

    /** A task of it is over. */
    record TaskEnded(Where where, String taskSid) implements Happening {}
}

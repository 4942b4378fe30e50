package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/** Conversations, the current generation. */
public sealed interface ConversationsEvent extends TwilioEvent {

    ChatOrigin origin();

    record ConversationMessageAdded(Received received, ChatOrigin origin, String conversationSid, ChatMessage message)
            implements ConversationsEvent {}

    record ConversationMessageUpdated(Received received, ChatOrigin origin, String conversationSid, ChatMessage message)
            implements ConversationsEvent {}

    record ConversationMessageRemoved(Received received, ChatOrigin origin, String conversationSid, ChatMessage message)
            implements ConversationsEvent {}

    record ConversationAdded(Received received, ChatOrigin origin, ChatConversation conversation)
            implements ConversationsEvent {}

    record ConversationUpdated(Received received, ChatOrigin origin, ChatConversation conversation)
            implements ConversationsEvent {}

    record ConversationRemoved(Received received, ChatOrigin origin, ChatConversation conversation)
            implements ConversationsEvent {}

    /**
     * @param from {@code initializing}, {@code active}, {@code inactive} or {@code closed}, like {@code to}
     * @param reason {@code API}, {@code TIMER} or {@code EVENT}
     */
    record ConversationStateUpdated(
            Received received,
            ChatOrigin origin,
            String conversationSid,
            @Nullable String from,
            String to,
            @Nullable String reason)
            implements ConversationsEvent {}

    /** A new conversation waits for a worker, Frontline's routing. */
    record ConversationRouteRequested(Received received, ChatOrigin origin, ChatConversation conversation)
            implements ConversationsEvent {}

    record ConversationParticipantAdded(
            Received received, ChatOrigin origin, String conversationSid, ChatParticipant participant)
            implements ConversationsEvent {}

    record ConversationParticipantUpdated(
            Received received, ChatOrigin origin, String conversationSid, ChatParticipant participant)
            implements ConversationsEvent {}

    record ConversationParticipantRemoved(
            Received received, ChatOrigin origin, String conversationSid, ChatParticipant participant)
            implements ConversationsEvent {}

    /**
     * What became of a message at one recipient.
     *
     * @param channelMessageSid {@code SM...}, joins it with the message's own status
     * @param status {@code sent}, {@code delivered}, {@code read}, {@code failed} or {@code undelivered}
     */
    record ConversationDeliveryUpdated(
            Received received,
            ChatOrigin origin,
            String conversationSid,
            String messageSid,
            @Nullable String participantSid,
            @Nullable String channelMessageSid,
            String status,
            @Nullable Integer errorCode)
            implements ConversationsEvent {}

    record ConversationUserAdded(Received received, ChatOrigin origin, ChatUser user) implements ConversationsEvent {}

    record ConversationUserUpdated(Received received, ChatOrigin origin, ChatUser user) implements ConversationsEvent {}

    /**
     * A pre-event: someone is about to act, nothing has happened yet.
     *
     * @param action {@code onMessageAdd}, {@code onConversationAdd}, {@code onParticipantAdd}, ...
     * @param conversationSid null before a conversation is made
     */
    record ConversationActionProposed(
            Received received,
            ChatOrigin origin,
            String action,
            @Nullable String conversationSid) implements ConversationsEvent {}
}

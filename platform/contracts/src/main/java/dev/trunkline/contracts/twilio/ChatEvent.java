package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/** Programmable Chat, the older of the two generations. */
public sealed interface ChatEvent extends TwilioEvent {

    ChatOrigin origin();

    record ChatMessageSent(Received received, ChatOrigin origin, String channelSid, ChatMessage message)
            implements ChatEvent {}

    record ChatMessageUpdated(Received received, ChatOrigin origin, String channelSid, ChatMessage message)
            implements ChatEvent {}

    record ChatMessageRemoved(Received received, ChatOrigin origin, String channelSid, ChatMessage message)
            implements ChatEvent {}

    record ChatChannelAdded(Received received, ChatOrigin origin, ChatConversation channel) implements ChatEvent {}

    /** Flex closes a chat this way: {@code attributes.status} becomes {@code INACTIVE}. */
    record ChatChannelUpdated(Received received, ChatOrigin origin, ChatConversation channel) implements ChatEvent {}

    record ChatChannelDestroyed(Received received, ChatOrigin origin, ChatConversation channel) implements ChatEvent {}

    record ChatMemberAdded(Received received, ChatOrigin origin, String channelSid, ChatParticipant member)
            implements ChatEvent {}

    record ChatMemberUpdated(Received received, ChatOrigin origin, String channelSid, ChatParticipant member)
            implements ChatEvent {}

    record ChatMemberRemoved(Received received, ChatOrigin origin, String channelSid, ChatParticipant member)
            implements ChatEvent {}

    record ChatUserAdded(Received received, ChatOrigin origin, ChatUser user) implements ChatEvent {}

    record ChatUserUpdated(Received received, ChatOrigin origin, ChatUser user) implements ChatEvent {}

    /**
     * A pre-event: someone is about to act, nothing has happened yet.
     *
     * @param action {@code onMessageSend}, {@code onChannelUpdate}, {@code onMemberAdd}, ...
     */
    record ChatActionProposed(
            Received received,
            ChatOrigin origin,
            String action,
            @Nullable String channelSid) implements ChatEvent {}
}

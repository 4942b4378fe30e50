package dev.trunkline.bridge.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.bridge.link.TaskOrigin;
import dev.trunkline.bridge.sync.Happening.Accepted;
import dev.trunkline.bridge.sync.Happening.Added;
import dev.trunkline.bridge.sync.Happening.Changed;
import dev.trunkline.bridge.sync.Happening.Deleted;
import dev.trunkline.bridge.sync.Happening.Destroyed;
import dev.trunkline.bridge.sync.Happening.Edited;
import dev.trunkline.bridge.sync.Happening.Joined;
import dev.trunkline.bridge.sync.Happening.Left;
import dev.trunkline.bridge.sync.Happening.Said;
import dev.trunkline.bridge.sync.Happening.TaskEnded;
import dev.trunkline.bridge.sync.Happening.Where;
import dev.trunkline.contracts.twilio.ChatEvent;
import dev.trunkline.contracts.twilio.ChatOrigin;
import dev.trunkline.contracts.twilio.ConversationsEvent;
import dev.trunkline.contracts.twilio.Received;
import dev.trunkline.contracts.twilio.ReservationEvent.ReservationAccepted;
import dev.trunkline.contracts.twilio.TaskEvent.TaskCanceled;
import dev.trunkline.contracts.twilio.TaskEvent.TaskCompleted;
import dev.trunkline.contracts.twilio.TaskRouterEvent.Task;
import dev.trunkline.contracts.twilio.TwilioEvent;
import dev.trunkline.twilio.chat.ChatProduct;
import java.util.List;
import java.util.Optional;

/** Twilio's events of both generations, and of tasks, as what they mean for a conversation. */
public final class Happenings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CONVERSATION_OF_TASK = List.of("conversationSid", "channelSid");

    private static final String NO_ATTRIBUTES = "{}";

    private Happenings() {}

    /** Empty for what concerns no conversation, or changes nothing. */
    public static Optional<Happening> of(TwilioEvent event) {
        return switch (event) {
            case ChatEvent chat -> ofChat(chat);
            case ConversationsEvent conversations -> ofConversations(conversations);
            case ReservationAccepted(var received, var occurrence, var reservation) ->
                where(received, reservation.task())
                        .flatMap(where -> Optional.ofNullable(reservation.worker())
                                .flatMap(worker -> Optional.ofNullable(worker.name())
                                        .map(name -> new Accepted(
                                                where,
                                                name,
                                                worker.sid(),
                                                occurrence.workspaceSid(),
                                                reservation.task().sid(),
                                                TaskOrigin.of(reservation.task().attributes()),
                                                occurrence.at()))));
            case TaskCompleted(var received, var unused, var task) ->
                where(received, task).map(where -> new TaskEnded(where, task.sid()));
            case TaskCanceled(var received, var unused, var task) ->
                where(received, task).map(where -> new TaskEnded(where, task.sid()));
            default -> Optional.empty();
        };
    }

    private static Optional<Happening> ofChat(ChatEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ChatEvent.ChatMessageSent e -> new Said(chat(e, e.channelSid()), e.message());
                    case ChatEvent.ChatMessageUpdated e -> new Edited(chat(e, e.channelSid()), e.message());
                    case ChatEvent.ChatMessageRemoved e -> new Deleted(chat(e, e.channelSid()), e.message());
                    case ChatEvent.ChatMemberAdded e -> new Joined(chat(e, e.channelSid()), e.member());
                    case ChatEvent.ChatMemberRemoved e -> new Left(chat(e, e.channelSid()), e.member());
                    case ChatEvent.ChatChannelUpdated e ->
                        new Changed(chat(e, e.channel().sid()), e.channel().attributes());
                    case ChatEvent.ChatChannelDestroyed e ->
                        new Destroyed(chat(e, e.channel().sid()));
                    case ChatEvent.ChatChannelAdded e -> null;
                    case ChatEvent.ChatMemberUpdated e -> null;
                    case ChatEvent.ChatUserAdded e -> null;
                    case ChatEvent.ChatUserUpdated e -> null;
                    case ChatEvent.ChatActionProposed e -> null;
                });
    }

    private static Optional<Happening> ofConversations(ConversationsEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ConversationsEvent.ConversationMessageAdded e ->
                        new Said(conversations(e, e.conversationSid()), e.message());
                    case ConversationsEvent.ConversationMessageUpdated e ->
                        new Edited(conversations(e, e.conversationSid()), e.message());
                    case ConversationsEvent.ConversationMessageRemoved e ->
                        new Deleted(conversations(e, e.conversationSid()), e.message());
                    case ConversationsEvent.ConversationParticipantAdded e ->
                        new Joined(conversations(e, e.conversationSid()), e.participant());
                    case ConversationsEvent.ConversationParticipantRemoved e ->
                        new Left(conversations(e, e.conversationSid()), e.participant());
                    case ConversationsEvent.ConversationUpdated e ->
                        new Changed(
                                conversations(e, e.conversation().sid()),
                                e.conversation().attributes());
                    case ConversationsEvent.ConversationStateUpdated e ->
                        new Changed(conversations(e, e.conversationSid()), NO_ATTRIBUTES);
                    case ConversationsEvent.ConversationAdded e ->
                        new Added(conversations(e, e.conversation().sid()));
                    case ConversationsEvent.ConversationRemoved e ->
                        new Destroyed(conversations(e, e.conversation().sid()));
                    case ConversationsEvent.ConversationRouteRequested e -> null;
                    case ConversationsEvent.ConversationParticipantUpdated e -> null;
                    case ConversationsEvent.ConversationDeliveryUpdated e -> null;
                    case ConversationsEvent.ConversationUserAdded e -> null;
                    case ConversationsEvent.ConversationUserUpdated e -> null;
                    case ConversationsEvent.ConversationActionProposed e -> null;
                });
    }

    private static Where chat(ChatEvent event, String channel) {
        return where(event.received(), ChatProduct.CHAT, event.origin(), channel);
    }

    private static Where conversations(ConversationsEvent event, String conversation) {
        return where(event.received(), ChatProduct.CONVERSATIONS, event.origin(), conversation);
    }

    private static Where where(Received received, ChatProduct product, ChatOrigin origin, String conversation) {
        return new Where(received.accountSid(), Optional.of(product), origin.serviceSid(), conversation);
    }

    /** Flex keeps the conversation in the attributes of its task. */
    private static Optional<Where> where(Received received, Task task) {
        try {
            var attributes = JSON.readTree(task.attributes());
            return CONVERSATION_OF_TASK.stream()
                    .map(name -> attributes.path(name).asText(""))
                    .filter(sid -> sid.startsWith("CH"))
                    .findFirst()
                    .map(sid -> new Where(received.accountSid(), Optional.empty(), null, sid));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.ConversationsEvent.*;
import java.util.Locale;

import static dev.trunkline.contracts.twilio.ChatParts.conversation;
import static dev.trunkline.contracts.twilio.ChatParts.message;
import static dev.trunkline.contracts.twilio.ChatParts.origin;
import static dev.trunkline.contracts.twilio.ChatParts.participant;
import static dev.trunkline.contracts.twilio.ChatParts.user;

/** Conversations webhooks and {@code com.twilio.conversations.*}. */
final class ConversationsParser {

    private ConversationsParser() {}

    /** The classic name of an Event Streams event: {@code message.added} is {@code onMessageAdded}. */
    static String classicName(String name) {
        var classic = new StringBuilder("on");
        boolean upper = true;
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter == '.' || letter == '-') {
                upper = true;
            } else {
                classic.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return classic.toString();
    }

    static TwilioEvent parse(String name, Fields fields) {
        var received = fields.received();
        var origin = origin(fields);
        return switch (name) {
            case "onMessageAdded" -> new ConversationMessageAdded(received, origin, sid(fields), message(fields));
            case "onMessageUpdated" -> new ConversationMessageUpdated(received, origin, sid(fields), message(fields));
            case "onMessageRemoved" -> new ConversationMessageRemoved(received, origin, sid(fields), message(fields));
            case "onConversationAdded" -> new ConversationAdded(received, origin, conversation(fields));
            case "onConversationUpdated" -> new ConversationUpdated(received, origin, conversation(fields));
            case "onConversationRemoved" -> new ConversationRemoved(received, origin, conversation(fields));
            case "onConversationRoute" -> new ConversationRouteRequested(received, origin, conversation(fields));
            case "onConversationStateUpdated" -> stateUpdated(origin, fields);
            case "onParticipantAdded" ->
                new ConversationParticipantAdded(received, origin, sid(fields), participant(fields));
            case "onParticipantUpdated" ->
                new ConversationParticipantUpdated(received, origin, sid(fields), participant(fields));
            case "onParticipantRemoved" ->
                new ConversationParticipantRemoved(received, origin, sid(fields), participant(fields));
            case "onDeliveryUpdated" -> deliveryUpdated(origin, fields);
            case "onUserAdded" -> new ConversationUserAdded(received, origin, user(fields));
            case "onUserUpdated" -> new ConversationUserUpdated(received, origin, user(fields));
            case "onMessageAdd",
                    "onMessageUpdate",
                    "onMessageRemove",
                    "onConversationAdd",
                    "onConversationUpdate",
                    "onConversationRemove",
                    "onParticipantAdd",
                    "onParticipantUpdate",
                    "onParticipantRemove",
                    "onUserUpdate" ->
                new ConversationActionProposed(received, origin, name, fields.text("ConversationSid"));
            default -> TwilioEvents.unknownKind(received);
        };
    }

    private static ConversationStateUpdated stateUpdated(ChatOrigin origin, Fields fields) {
        return new ConversationStateUpdated(
                fields.received(),
                origin,
                sid(fields),
                fields.text("StateFrom"),
                fields.require("StateTo"),
                fields.text("Reason"));
    }

    private static ConversationDeliveryUpdated deliveryUpdated(ChatOrigin origin, Fields fields) {
        return new ConversationDeliveryUpdated(
                fields.received(),
                origin,
                sid(fields),
                fields.require("MessageSid"),
                fields.text("ParticipantSid"),
                fields.text("ChannelMessageSid"),
                fields.require("Status").toLowerCase(Locale.ROOT),
                fields.number("ErrorCode"));
    }

    private static String sid(Fields fields) {
        return fields.require("ConversationSid");
    }
}

package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.ChatEvent.*;

import static dev.trunkline.contracts.twilio.ChatParts.conversation;
import static dev.trunkline.contracts.twilio.ChatParts.message;
import static dev.trunkline.contracts.twilio.ChatParts.origin;
import static dev.trunkline.contracts.twilio.ChatParts.participant;
import static dev.trunkline.contracts.twilio.ChatParts.user;

/** Chat webhooks. */
final class ChatParser {

    private ChatParser() {}

    static TwilioEvent parse(String name, Fields fields) {
        var received = fields.received();
        var origin = origin(fields);
        return switch (name) {
            case "onMessageSent", "onMediaMessageSent" ->
                new ChatMessageSent(received, origin, channel(fields), message(fields));
            case "onMessageUpdated" -> new ChatMessageUpdated(received, origin, channel(fields), message(fields));
            case "onMessageRemoved" -> new ChatMessageRemoved(received, origin, channel(fields), message(fields));
            case "onChannelAdded" -> new ChatChannelAdded(received, origin, conversation(fields));
            case "onChannelUpdated" -> new ChatChannelUpdated(received, origin, conversation(fields));
            case "onChannelDestroyed" -> new ChatChannelDestroyed(received, origin, conversation(fields));
            case "onMemberAdded" -> new ChatMemberAdded(received, origin, channel(fields), participant(fields));
            case "onMemberUpdated" -> new ChatMemberUpdated(received, origin, channel(fields), participant(fields));
            case "onMemberRemoved" -> new ChatMemberRemoved(received, origin, channel(fields), participant(fields));
            case "onUserAdded" -> new ChatUserAdded(received, origin, user(fields));
            case "onUserUpdated" -> new ChatUserUpdated(received, origin, user(fields));
            case "onMessageSend",
                    "onMediaMessageSend",
                    "onMessageUpdate",
                    "onMessageRemove",
                    "onChannelAdd",
                    "onChannelUpdate",
                    "onChannelDestroy",
                    "onMemberAdd",
                    "onMemberRemove",
                    "onUserUpdate" -> new ChatActionProposed(received, origin, name, fields.text("ChannelSid"));
            default -> TwilioEvents.unknownKind(received);
        };
    }

    private static String channel(Fields fields) {
        return fields.require("ChannelSid");
    }
}

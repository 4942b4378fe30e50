package dev.trunkline.contracts.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the events of Chat and Conversations are made of. */
final class ChatParts {

    private static final String NO_ATTRIBUTES = "{}";

    private ChatParts() {}

    static ChatOrigin origin(Fields fields) {
        return new ChatOrigin(
                fields.text("ChatServiceSid", "InstanceSid"),
                fields.orElse("", "Source"),
                fields.text("ClientIdentity"));
    }

    static ChatConversation conversation(Fields fields) {
        return new ChatConversation(
                fields.require("ConversationSid", "ChannelSid"),
                fields.text("FriendlyName"),
                fields.text("UniqueName"),
                attributes(fields),
                fields.text("State"),
                fields.received().raw().all("MessagingBinding.Address"),
                fields.text("MessagingBinding.ProxyAddress", "MessagingBinding.ProjectedAddress"),
                fields.text("MessagingServiceSid"));
    }

    static ChatMessage message(Fields fields) {
        return new ChatMessage(
                fields.require("MessageSid"),
                fields.number("Index"),
                fields.orElse("", "Author", "From"),
                fields.orElse("", "Body", "MessageBody"),
                media(fields),
                attributes(fields),
                fields.text("ParticipantSid"),
                fields.instant("DateCreated"),
                fields.instant("DateUpdated"));
    }

    static ChatParticipant participant(Fields fields) {
        var index = fields.number("LastReadMessageIndex");
        return new ChatParticipant(
                fields.require("ParticipantSid", "MemberSid"),
                fields.text("Identity"),
                fields.text("MessagingBinding.Address"),
                fields.text("MessagingBinding.ProxyAddress", "MessagingBinding.ProjectedAddress"),
                fields.text("MessagingBinding.Type"),
                fields.text("RoleSid"),
                attributes(fields),
                index != null ? index : fields.number("LastConsumedMessageIndex"));
    }

    static ChatUser user(Fields fields) {
        return new ChatUser(
                fields.require("UserSid"),
                fields.require("Identity"),
                fields.text("FriendlyName"),
                fields.text("RoleSid"),
                attributes(fields),
                fields.flag("IsOnline", "isOnline"),
                fields.flag("IsNotifiable", "isNotifiable"));
    }

    private static String attributes(Fields fields) {
        return fields.orElse(NO_ATTRIBUTES, "Attributes");
    }

    private static List<ChatMessage.Media> media(Fields fields) {
        var sid = fields.text("MediaSid");
        if (sid != null) {
            return List.of(new ChatMessage.Media(
                    sid, fields.text("MediaFilename"), fields.text("MediaContentType"), fields.number("MediaSize")));
        }
        return StreamSupport.stream(fields.json("Media").spliterator(), false)
                .filter(media -> media.hasNonNull("Sid") || media.hasNonNull("MediaSid"))
                .map(ChatParts::media)
                .toList();
    }

    private static ChatMessage.Media media(JsonNode media) {
        return new ChatMessage.Media(
                media.path("Sid").asText(media.path("MediaSid").asText()),
                text(media.path("Filename")),
                text(media.path("ContentType")),
                media.path("Size").canConvertToInt() ? media.path("Size").asInt() : null);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}

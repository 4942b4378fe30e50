package dev.trunkline.twilio.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.contracts.twilio.ChatConversation;
import dev.trunkline.contracts.twilio.ChatMessage;
import dev.trunkline.contracts.twilio.ChatParticipant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Answers of both products. */
final class ChatJson {

    private ChatJson() {}

    static ChatConversation conversation(JsonNode json) {
        return new ChatConversation(
                json.path("sid").asText(),
                text(json, "friendly_name"),
                text(json, "unique_name"),
                Attributes.text(text(json, "attributes")),
                text(json, "state"),
                List.of(),
                null,
                text(json, "messaging_service_sid"));
    }

    /** Whether it was made or changed since. */
    static boolean isSince(JsonNode conversation, Instant since) {
        return Stream.of("date_created", "date_updated")
                .flatMap(name -> Stream.ofNullable(instant(conversation, name)))
                .anyMatch(at -> !at.isBefore(since));
    }

    /** @param author the field that names who said it */
    static ChatMessage message(JsonNode json, String author) {
        return new ChatMessage(
                json.path("sid").asText(),
                number(json, "index"),
                Objects.requireNonNullElse(text(json, author), ""),
                Objects.requireNonNullElse(text(json, "body"), ""),
                media(json.path("media")),
                Attributes.text(text(json, "attributes")),
                text(json, "participant_sid"),
                instant(json, "date_created"),
                instant(json, "date_updated"));
    }

    static ChatParticipant participant(JsonNode json) {
        var binding = json.path("messaging_binding");
        var read = number(json, "last_read_message_index");
        return new ChatParticipant(
                json.path("sid").asText(),
                text(json, "identity"),
                text(binding, "address"),
                text(binding, "proxy_address"),
                text(binding, "type"),
                text(json, "role_sid"),
                Attributes.text(text(json, "attributes")),
                read != null ? read : number(json, "last_consumed_message_index"));
    }

    /** One object in Chat, a list in Conversations; what has no sid is none. */
    private static List<ChatMessage.Media> media(JsonNode described) {
        var all = described.isArray() ? StreamSupport.stream(described.spliterator(), false) : Stream.of(described);
        return all.filter(media -> media.path("sid").isTextual())
                .map(media -> new ChatMessage.Media(
                        media.path("sid").asText(),
                        text(media, "filename"),
                        text(media, "content_type"),
                        number(media, "size")))
                .toList();
    }

    private static @Nullable String text(JsonNode json, String name) {
        var text = json.path(name).asText("");
        return text.isEmpty() || json.path(name).isNull() ? null : text;
    }

    private static @Nullable Integer number(JsonNode json, String name) {
        return json.path(name).canConvertToInt() ? (Integer) json.path(name).asInt() : null;
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        var text = text(json, name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }
}

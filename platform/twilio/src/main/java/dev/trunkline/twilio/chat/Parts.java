package dev.trunkline.twilio.chat;

import dev.trunkline.contracts.twilio.ChatMessage;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of the SDK's resources. */
final class Parts {

    private Parts() {}

    static @Nullable Instant instant(@Nullable ZonedDateTime date) {
        return date == null ? null : date.toInstant();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Media as both products describe them; one that has no sid is none. */
    static List<ChatMessage.Media> media(List<?> described) {
        return described.stream()
                .filter(Map.class::isInstance)
                .map(media -> (Map<?, ?>) media)
                .filter(media -> media.get("sid") instanceof String)
                .map(media -> new ChatMessage.Media(
                        String.valueOf(media.get("sid")),
                        text(media, "filename"),
                        text(media, "content_type"),
                        media.get("size") instanceof Number size ? (Integer) size.intValue() : null))
                .toList();
    }

    static @Nullable String text(Map<?, ?> json, String name) {
        return json.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}

package dev.trunkline.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The API's values as people read them. */
final class Answers {

    private Answers() {}

    /** A value as text; empty where there is none. */
    static String text(JsonNode node, String field) {
        return node.path(field).asText("").equals("null")
                ? ""
                : node.path(field).asText("");
    }

    static String time(JsonNode node, String field) {
        var text = text(node, field);
        return text.isEmpty()
                ? ""
                : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Seconds as {@code 3 s}, {@code 12 min}, {@code 5.5 h} or {@code 2.1 d}; empty for none. */
    static String age(JsonNode node, String field) {
        var seconds = node.path(field).asDouble(0);
        if (seconds <= 0) {
            return "";
        }
        var age = Duration.ofMillis((long) (seconds * 1000));
        if (age.toMinutes() < 2) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? "%.1f h".formatted(age.toMinutes() / 60.0) : "%.1f d".formatted(age.toHours() / 24.0);
    }

    static @Nullable String words(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

package dev.trunkline.journal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the journal's values are written in JSON and in queries. */
final class Words {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #of} wrote; the problem names the parameter and lists the values. */
    static <E extends Enum<E>> @Nullable E value(Class<E> type, String parameter, @Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(word))
                .findFirst()
                .orElseThrow(() -> invalid(parameter + ": must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "))));
    }

    /** An instant such as {@code 2026-11-21T10:00:00Z}, with any offset. */
    static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(parameter + ": must be a time such as 2026-11-21T10:00:00Z");
        }
    }

    /** Stored JSON as it is; a string where it is none. */
    static @Nullable JsonNode json(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Bytes as text, where they are UTF-8 without control characters. */
    static Optional<String> text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(Words::isPrintable) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(String parameter, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter + ": must be base64");
        }
    }

    /** Text that the database can hold and look for: it takes no NUL character. */
    static String storable(String parameter, String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid(parameter + ": must not contain a NUL character");
        }
        return text;
    }

    static @Nullable String storableIfGiven(String parameter, @Nullable String text) {
        return text == null ? null : storable(parameter, text);
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of("invalid-request", "The request is not valid", 400, detail));
    }

    private static boolean isPrintable(int character) {
        return character == '\n' || character == '\r' || character == '\t' || !Character.isISOControl(character);
    }
}

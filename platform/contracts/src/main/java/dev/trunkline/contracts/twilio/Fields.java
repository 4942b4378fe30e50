package dev.trunkline.contracts.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trunkline.contracts.webhook.Parameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads parameters leniently: what is malformed counts as absent, only what is required and absent is an error. */
record Fields(Received received) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The first of the names that has a value. */
    String require(String... names) {
        return find(names).orElseThrow(() -> new MissingParameterException(String.join(" or ", names)));
    }

    String orElse(String otherwise, String... names) {
        return find(names).orElse(otherwise);
    }

    @Nullable String text(String... names) {
        return find(names).orElse(null);
    }

    private Optional<String> find(String... names) {
        for (var name : names) {
            var value = raw().get(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    @Nullable Integer number(String name) {
        return parsed(name, Integer::valueOf);
    }

    @Nullable Long bigNumber(String name) {
        return parsed(name, Long::valueOf);
    }

    @Nullable Double decimal(String name) {
        return parsed(name, Double::valueOf);
    }

    @Nullable Boolean flag(String... names) {
        return find(names).map(Boolean::valueOf).orElse(null);
    }

    /** Whole seconds; Twilio's -1 means unknown. */
    @Nullable Duration seconds(String name) {
        var seconds = number(name);
        return seconds == null || seconds < 0 ? null : Duration.ofSeconds(seconds);
    }

    /** An ISO 8601 or RFC 2822 date. */
    @Nullable Instant instant(String name) {
        var iso = parsed(name, value -> OffsetDateTime.parse(value).toInstant());
        return iso != null
                ? iso
                : parsed(name, value -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parse) {
        var value = raw().get(name);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(value.get());
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** A parameter's JSON; a missing node where there is none, or none that can be read. */
    JsonNode json(String name) {
        try {
            return MAPPER.readTree(orElse("null", name));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The values of {@code <prefix>0}, {@code <prefix>1}, ... up to the first that is absent. */
    List<String> numbered(String prefix) {
        return IntStream.iterate(0, index -> index + 1)
                .mapToObj(index -> raw().get(prefix + index))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private Parameters raw() {
        return received.raw();
    }
}

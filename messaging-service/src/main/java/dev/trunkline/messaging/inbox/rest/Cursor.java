package dev.trunkline.messaging.inbox.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where a page ended, as text that callers hand back unread. */
final class Cursor {

    private Cursor() {}

    static String after(Instant at, UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** The place, or null where the caller begins; ends the request for text that is no cursor of ours. */
    static <T> @Nullable T read(@Nullable String cursor, BiFunction<Instant, UUID, T> place) {
        return cursor == null
                ? null
                : parse(cursor, place)
                        .orElseThrow(() -> Requests.invalid(
                                "cursor", "not one of ours; take it from the page before, or start without one"));
    }

    /** Empty for text that is no cursor of ours. */
    static <T> Optional<T> parse(String cursor, BiFunction<Instant, UUID, T> place) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
            return parts.length == 2
                    ? Optional.of(place.apply(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

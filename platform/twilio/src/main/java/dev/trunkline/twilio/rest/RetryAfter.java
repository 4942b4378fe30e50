package dev.trunkline.twilio.rest;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header. Source: RFC 9110, section 10.2.3. */
public final class RetryAfter {

    /** Longer waits are taken for a mistake. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** @return null where there is none that can be read */
    public static @Nullable Duration parse(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .map(value -> parse(value.strip(), Instant.now()))
                .orElse(null);
    }

    static @Nullable Duration parse(String value, Instant now) {
        Duration wait;
        try {
            wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

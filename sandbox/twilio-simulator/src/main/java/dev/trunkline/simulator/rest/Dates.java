package dev.trunkline.simulator.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Twilio's ways of writing a moment. */
public final class Dates {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CARRIER =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Dates() {}

    /** The 2010 API: {@code Thu, 24 Aug 2023 05:01:45 +0000}. */
    public static @Nullable String rfc2822(@Nullable Instant at) {
        return at == null ? null : RFC_2822.format(at);
    }

    /** All newer products: {@code 2026-11-21T14:05:09Z}. */
    public static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Webhooks and Event Streams: {@code 2026-11-21T14:05:09.000Z}. */
    public static String milliseconds(Instant at) {
        return MILLISECONDS.format(at);
    }

    /** {@code RawDlrDoneDate}: {@code 2611211405}. */
    public static String carrier(Instant at) {
        return CARRIER.format(at);
    }

    /** A filter's moment: {@code 2026-11-21}, {@code 2026-11-21T14:05:09Z}, or without {@code Z} as the SDK writes it. */
    public static Instant filter(String name, String value) {
        try {
            if (isDay(value)) {
                return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return Instant.parse(value.endsWith("Z") ? value : value + "Z");
        } catch (DateTimeParseException e) {
            throw new TwilioException(400, 20001, "Parameter " + name + " is no date: '" + value + "'");
        }
    }

    /** Whether a filter names a whole day rather than a moment. */
    public static boolean isDay(String value) {
        return value.length() == 10;
    }
}

package dev.trunkline.twilio.rest;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "999999999, P1D",
        "'Sat, 21 Nov 2026 08:01:30 GMT', PT1M30S",
        "'Sat, 21 Nov 2026 07:00:00 GMT', PT0S"
    })
    void readsSecondsAndDates(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
    }

    @Test
    void readsNothingFromNonsense() {
        assertThat(RetryAfter.parse("soon", NOW)).isNull();
    }
}

package dev.trunkline.messaging.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @Tag("Y15")
    @CsvSource({
        "2026-11-21T19:59:59Z, 2026-11-21T19:59:59Z",
        "2026-11-21T20:00:00Z, 2026-11-22T07:00:00Z",
        "2026-11-22T06:59:59Z, 2026-11-22T07:00:00Z",
        "2026-11-22T07:00:00Z, 2026-11-22T07:00:00Z",
        "2026-07-01T19:30:00Z, 2026-07-02T06:00:00Z",
    })
    void holdsBackOvernightInItsZone(Instant wanted, Instant sent) {
        var quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), BERLIN);
        assertThat(quiet.after(wanted)).isEqualTo(sent);
    }

    @Test
    void holdsNothingBackWithoutQuietHours() {
        var none = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, BERLIN);
        var at = Instant.parse("2026-11-21T23:00:00Z");
        assertThat(none.after(at)).isEqualTo(at);
    }
}

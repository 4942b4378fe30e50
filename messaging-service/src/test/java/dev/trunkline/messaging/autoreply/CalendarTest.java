package dev.trunkline.messaging.autoreply;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarTest {

    private final Calendar calendar = new Calendar(
            ZoneId.of("America/New_York"),
            List.of(
                    new Calendar.Hours(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new Calendar.Hours(DayOfWeek.FRIDAY, LocalTime.of(13, 0), LocalTime.MIDNIGHT)),
            List.of(LocalDate.of(2026, 12, 25)));

    @ParameterizedTest
    @Tag("X03")
    @CsvSource({
        "2026-07-03T12:59:59Z, false",
        "2026-07-03T13:00:00Z, true",
        "2026-12-04T13:59:59Z, false",
        "2026-12-04T14:00:00Z, true",
        "2026-12-04T17:00:00Z, false",
        "2026-12-05T04:59:59Z, true",
        "2026-12-05T05:00:00Z, false",
        "2026-12-25T15:00:00Z, false",
    })
    void knowsTheHoursOfItsZoneInSummerAndWinter(Instant at, boolean open) {
        assertThat(calendar.isOpenAt(at)).isEqualTo(open);
    }
}

package dev.trunkline.messaging.autoreply;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When somebody is there to answer.
 *
 * @param zone where the hours hold
 * @param hours a day may have several, or none
 * @param holidays days without any
 */
public record Calendar(ZoneId zone, List<Hours> hours, List<LocalDate> holidays) {

    public Calendar {
        hours = List.copyOf(hours);
        holidays = List.copyOf(holidays);
    }

    /**
     * @param from the first minute
     * @param to the minute after the last one; midnight is the end of the day
     */
    public record Hours(DayOfWeek day, LocalTime from, LocalTime to) {
        public Hours {
            if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
                throw new IllegalArgumentException(
                        "hours of " + day + ": from " + from + " to " + to + " (expected: an end after the begin)");
            }
        }

        private boolean holdsAt(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    public boolean isOpenAt(Instant at) {
        var there = at.atZone(zone);
        return !holidays.contains(there.toLocalDate())
                && hours.stream()
                        .anyMatch(range -> range.day() == there.getDayOfWeek() && range.holdsAt(there.toLocalTime()));
    }
}

package dev.trunkline.messaging.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of every day in which scheduled messages wait.
 *
 * @param from the first minute; with {@code to} the same there are none
 * @param to the minute after the last one, on the next day where it is before {@code from}
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    static QuietHours of(ScheduleConfig config) {
        if (config.quietFrom().isPresent() != config.quietTo().isPresent()) {
            throw new IllegalStateException("trunkline.messaging.schedule: only one of quiet-from and quiet-to"
                    + " (expected: both, or neither)");
        }
        var from = config.quietFrom().orElse(LocalTime.MIDNIGHT);
        return new QuietHours(from, config.quietTo().orElse(from), config.zone());
    }

    /** The moment itself, or the end of the quiet hours that it lies in. */
    Instant after(Instant at) {
        var there = at.atZone(zone);
        var time = there.toLocalTime();
        var overnight = to.isBefore(from);
        var quiet = overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return at;
        }
        var day = overnight && !time.isBefore(from) ? there.toLocalDate().plusDays(1) : there.toLocalDate();
        return day.atTime(to).atZone(zone).toInstant();
    }
}

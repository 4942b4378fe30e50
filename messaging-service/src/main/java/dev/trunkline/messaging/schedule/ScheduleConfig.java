package dev.trunkline.messaging.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Messages that are sent later. */
@ConfigMapping(prefix = "trunkline.messaging.schedule")
public interface ScheduleConfig {

    /** When scheduled messages are held back; both ends, or neither. */
    Optional<LocalTime> quietFrom();

    /** When they may be sent again. */
    Optional<LocalTime> quietTo();

    /** Where the quiet hours hold. */
    @WithDefault("UTC")
    ZoneId zone();

    /** How far ahead a message may be scheduled. */
    @WithDefault("90d")
    Duration farthest();

    /** How often the database is asked for messages that are due. */
    @WithDefault("1s")
    Duration pollingInterval();
}

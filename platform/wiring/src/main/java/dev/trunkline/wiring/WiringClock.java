package dev.trunkline.wiring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time, no finer than the database keeps it. */
final class WiringClock {

    private WiringClock() {}

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

package dev.trunkline.simulator.messaging;

import java.time.Duration;

/**
 * The pace of an outbound message.
 *
 * @param queued from the answer to the {@code queued} callback
 * @param sent from there to {@code sent}
 * @param delivered from there to {@code delivered}
 */
public record Timings(Duration queued, Duration sent, Duration delivered) {

    /** Fast enough for tests, slow enough that the answer usually comes before the first callback. */
    public static final Timings QUICK =
            new Timings(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20));

    /** A pace that a person can follow. */
    public static final Timings LIFELIKE =
            new Timings(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(800));
}

package dev.trunkline.twilio.sending;

import java.time.Duration;

/**
 * How calls to Twilio are held back.
 *
 * @param limit bounds of what an account has in flight
 * @param backgroundShare the part of the limit that background calls may take, 0 to 1; one call is always left to each side
 * @param longestWait how long a call waits for its turn before it is put off
 * @param mostWaiting calls of an account that wait at once for room, and as many for a rate; more are put off without
 *     waiting. One that is not in the background does not count those that are
 * @param longestPause how long a {@code Retry-After} holds back the account's other calls, at most
 * @param breaker when a product is left alone
 */
public record SendingSettings(
        Limit limit,
        double backgroundShare,
        Duration longestWait,
        int mostWaiting,
        Duration longestPause,
        Breaker breaker) {

    /**
     * Calls in flight.
     *
     * @param initial where an account starts
     * @param backoff what is left of the limit after a refusal, between 0.5 and 1
     */
    public record Limit(int initial, int min, int max, double backoff) {
        public Limit {
            if (min < 2 || min > initial || initial > max) {
                throw new IllegalArgumentException("trunkline.twilio.sending.limit: min " + min + ", initial " + initial
                        + ", max " + max + " (expected: 2 <= min <= initial <= max)");
            }
        }
    }

    /**
     * When calls to one product of an account are not worth making.
     *
     * @param window calls that count
     * @param leastCalls fewer never open it
     * @param failurePercent of the window's calls
     * @param firstOpen how long it stays open; doubles each time the probes fail
     * @param longestOpen bound of the doubling
     * @param probes calls let through to see whether it is over
     */
    public record Breaker(
            int window, int leastCalls, int failurePercent, Duration firstOpen, Duration longestOpen, int probes) {}

    /** The defaults of {@code trunkline.twilio.sending.*}. */
    public static SendingSettings defaults() {
        return new SendingSettings(
                new Limit(20, 2, 100, 0.5),
                0.5,
                Duration.ofSeconds(1),
                16,
                Duration.ofMinutes(1),
                new Breaker(20, 10, 50, Duration.ofSeconds(5), Duration.ofMinutes(1), 3));
    }
}

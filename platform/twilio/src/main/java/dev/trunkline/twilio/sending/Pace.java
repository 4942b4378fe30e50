package dev.trunkline.twilio.sending;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many calls a second one product takes of an account. Nobody knows before Twilio refuses one; until then, and again when
 * it has been well for long, there is no pace. A refusal sets it below what Twilio took in the second before, and from there it
 * rises, so that most of what the limit allows is used and little is refused: ADR-0005. Guarded by its account's lock.
 */
public final class Pace {

    /** What is left of the rate after a refusal. */
    private static final double KEPT = 0.85;
    /** By how much of itself the rate rises in a second, and by how many calls a second at least. */
    private static final double GROWTH = 0.05;

    private static final double LEAST_GROWTH = 1;
    /** So long a limit keeps silent only where it is far away. */
    private static final long WELL = Duration.ofSeconds(5).toNanos();

    private static final double GROWTH_WHEN_WELL = 0.2;
    private static final double LEAST = 2;
    /** Where fewer calls left in the second before the first refusal, they say nothing about the limit. */
    private static final double FIRST_LEAST = 10;
    /** No limit of Twilio's is as high. */
    private static final double LIFTED = 1000;
    /** A rate so far below the one before means that a crowd was refused. */
    private static final double CROWD = 0.75;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** So late a call may be without losing its turn. */
    private static final long CREDIT = Duration.ofMillis(50).toNanos();

    private static final long LONGEST_PUT_OFF = Duration.ofSeconds(10).toNanos();

    private final String product;
    private final LongSupplier nanoTime;
    private volatile double rate;
    private long grownAt;
    private long slowedAt;
    private long nextAt;
    private long putOffUntil;
    /** Whether calls leave as fast as they may; where fewer are wanted, how many leave says nothing about the limit. */
    private boolean isUsed;

    private long second;
    private int taken;
    private int takenBefore;

    Pace(String product, LongSupplier nanoTime) {
        this.product = product;
        this.nanoTime = nanoTime;
        this.second = nanoTime.getAsLong();
        this.nextAt = second;
    }

    public String product() {
        return product;
    }

    /** Calls a second; 0 while there is no pace. Needs no lock. */
    public double perSecond() {
        return rate;
    }

    boolean isOn() {
        return rate > 0;
    }

    /** How long the next call has to wait; 0 where it need not. */
    long nanosLeft() {
        if (!isOn()) {
            return 0;
        }
        var now = nanoTime.getAsLong();
        grow(now);
        return isOn() ? Math.max(0, nextAt - now) : 0;
    }

    /** A call leaves. */
    void taken() {
        var now = nanoTime.getAsLong();
        turnSecond(now);
        taken++;
        isUsed = isOn() && nextAt - now > -CREDIT;
        if (isOn()) {
            nextAt = later(nextAt, now - CREDIT) + interval();
        }
    }

    /**
     * Twilio refused a call. Calls that were in flight together met the same limit, and what follows within a second says
     * nothing new.
     *
     * @param start when the call left
     */
    void refused(long start) {
        var now = nanoTime.getAsLong();
        turnSecond(now);
        notTaken(start);
        if (isOn() && (start - slowedAt < 0 || now - slowedAt < SECOND)) {
            return;
        }
        var left = inLastSecond(now);
        if (!isOn()) {
            putOffUntil = now;
            slowDown(Math.max(left, FIRST_LEAST), left > FIRST_LEAST, now);
        } else if (isUsed) {
            var allowed = Math.clamp(left, rate / 2, rate);
            slowDown(allowed, allowed * KEPT < rate * CROWD, now);
        } else {
            slowDown(rate, false, now);
        }
    }

    /** @param crowd whether what comes next has to wait until the second is over that a crowd has used up */
    private void slowDown(double allowed, boolean crowd, long now) {
        rate = Math.max(LEAST, allowed * KEPT);
        nextAt = crowd ? now + SECOND : later(nextAt, now + interval());
        slowedAt = now;
        grownAt = now;
    }

    /** When another attempt makes sense for a call that is not made now: one after the other, as the pace allows. */
    Duration putOff() {
        var now = nanoTime.getAsLong();
        if (!isOn()) {
            return Duration.ofNanos(SECOND);
        }
        putOffUntil = later(putOffUntil, later(nextAt, now)) + interval();
        if (putOffUntil - now > LONGEST_PUT_OFF) {
            putOffUntil = now + LONGEST_PUT_OFF;
        }
        return Duration.ofNanos(Math.max(SECOND, putOffUntil - now));
    }

    private void grow(long now) {
        var seconds = (now - grownAt) / (double) SECOND;
        var share = now - slowedAt < WELL ? GROWTH : GROWTH_WHEN_WELL;
        var grown = rate + Math.max(LEAST_GROWTH, rate * share) * seconds;
        rate = grown < LIFTED ? grown : 0;
        grownAt = now;
    }

    private long interval() {
        return (long) (SECOND / rate);
    }

    private void turnSecond(long now) {
        var passed = now - second;
        if (passed >= SECOND) {
            takenBefore = passed < 2 * SECOND ? taken : 0;
            taken = 0;
            second = now - passed % SECOND;
        }
    }

    /** Takes a call back, from the second in which it left. */
    private void notTaken(long start) {
        if (start - second >= 0) {
            taken = Math.max(0, taken - 1);
        } else if (start - second >= -SECOND) {
            takenBefore = Math.max(0, takenBefore - 1);
        }
    }

    /** Calls that left within a second and were not refused, as far as two counts can tell. */
    private double inLastSecond(long now) {
        return Math.max(0, taken + takenBefore * (1 - (now - second) / (double) SECOND));
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}

package dev.trunkline.twilio.sending;

import dev.trunkline.twilio.sending.SendingSettings.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Leaves one product of an account alone while its calls fail; a few probes find out when that is over. */
public final class ProductBreaker {

    /** What the breaker counts; it looks at no exception itself. */
    private static final Exception FAILED = new IOException("call failed");

    /** While the probes are on their way. */
    private static final Duration PROBING = Duration.ofSeconds(1);

    private final String product;
    private final Breaker settings;
    private final LongSupplier nanoTime;
    private final CircuitBreaker breaker;
    private volatile long openUntil;

    /** The states as metrics show them. */
    public enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    ProductBreaker(String product, Breaker settings, LongSupplier nanoTime) {
        this.product = product;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.breaker = CircuitBreaker.of(
                product,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.leastCalls())
                        .failureRateThreshold(settings.failurePercent())
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .waitIntervalFunctionInOpenState(this::open)
                        .clock(new TickerClock(nanoTime))
                        .build());
    }

    public String product() {
        return product;
    }

    public State state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> State.OPEN;
            case HALF_OPEN -> State.HALF_OPEN;
            default -> State.CLOSED;
        };
    }

    /** @return how long to wait; empty where the call may be made, and must then be ended */
    Optional<Duration> enter() {
        if (breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        var left = Duration.ofNanos(openUntil - nanoTime.getAsLong());
        return Optional.of(left.compareTo(PROBING) > 0 ? left : PROBING);
    }

    void succeeded(long tookNanos) {
        breaker.onSuccess(tookNanos, TimeUnit.NANOSECONDS);
    }

    void failed(long tookNanos) {
        breaker.onError(tookNanos, TimeUnit.NANOSECONDS, FAILED);
    }

    /** The call says nothing about the product. */
    void left() {
        breaker.releasePermission();
    }

    /** Is asked by the breaker as it opens. */
    private long open(int attempt) {
        var doubled = settings.firstOpen().multipliedBy(1L << Math.min(attempt - 1, 20));
        var open = doubled.compareTo(settings.longestOpen()) < 0 ? doubled : settings.longestOpen();
        openUntil = nanoTime.getAsLong() + open.toNanos();
        return open.toMillis();
    }

    /** A clock that never jumps. */
    private static final class TickerClock extends Clock {
        private final LongSupplier nanoTime;

        TickerClock(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanoTime.getAsLong());
        }
    }
}
